import pytest

from tests.factories.pages import Tree


@pytest.fixture(scope="module", autouse=True)
def _on_the_frame(framed: Tree) -> None:
    """The site of these tests has its home pages and sections."""
