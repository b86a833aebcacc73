import pytest

from taxonomy import labels
from tests.factories import pages


@pytest.fixture(autouse=True)
def _labels_forgotten():
    labels.forget()
    yield
    labels.forget()


@pytest.fixture
def tree(db):
    return pages.make_tree()


@pytest.fixture
def indexed(tree, settings, tmp_path):
    """Call it to build the index out of what is there."""
    from search.rebuilding import rebuild

    settings.SEARCH_DIR = tmp_path / "search"
    return rebuild
