from collections.abc import Iterator
from pathlib import Path

import pytest

from taxonomy import labels
from taxonomy.loading import load_vocabularies
from tests.factories.pages import Tree

VOCABULARIES = Path(__file__).parents[2] / "fixtures" / "taxonomy"


@pytest.fixture(scope="module", autouse=True)
def _on_the_frame(framed: Tree) -> None:
    """The site of these tests has its home pages and sections."""


@pytest.fixture
def with_vocabularies(framed: Tree, db: None) -> Iterator[Tree]:
    """That site with the words of the field in it."""
    load_vocabularies(VOCABULARIES)
    yield framed
    labels.forget()
