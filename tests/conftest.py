import shutil

import pytest
from django.utils import translation

from tests import cast as people_of_tests

pytest_plugins = [
    "tests.browser",
    "tests.databases",
    "tests.seeded",
    "tests.frame",
    "tests.pace",
    "tests.served",
    "tests.staging",
    "tests.strict",
]


@pytest.fixture(scope="session", autouse=True)
def _own_search_folder(tmp_path_factory):
    """The index of a run is its own and goes with it."""
    from django.conf import settings

    settings.SEARCH_DIR = tmp_path_factory.mktemp("search")
    return settings.SEARCH_DIR


@pytest.fixture(autouse=True)
def _nothing_left_over(_own_search_folder):
    """Rows roll back after a test; an index, what is kept in memory, and the language must go as well."""
    yield
    if any(_own_search_folder.iterdir()):
        shutil.rmtree(_own_search_folder)
        _own_search_folder.mkdir()
    from django.core.cache import cache

    cache.clear()
    translation.deactivate()


@pytest.fixture
def cast(db):
    return people_of_tests.make_cast()


@pytest.fixture
def client_of():
    return people_of_tests.client_of
