from pathlib import Path

import pytest

from taxonomy import labels

FIXTURES = Path(__file__).parents[2] / "fixtures" / "taxonomy"


@pytest.fixture(autouse=True)
def _labels_forgotten():
    """Rows roll back after each test, the labels in memory do not."""
    labels.forget()
    yield
    labels.forget()


@pytest.fixture
def vocabularies(db):
    from taxonomy.loading import load_vocabularies

    return load_vocabularies(FIXTURES)
