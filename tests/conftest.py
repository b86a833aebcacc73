import pytest
from django.utils import translation

from tests import cast as people_of_tests

pytest_plugins = ["tests.databases", "tests.seeded", "tests.served", "tests.strict"]


@pytest.fixture(scope="session", autouse=True)
def _own_search_folder(tmp_path_factory):
    """The index of a run is its own and goes with it."""
    from django.conf import settings

    settings.SEARCH_DIR = tmp_path_factory.mktemp("search")


@pytest.fixture(autouse=True)
def _nothing_left_over():
    """Rows roll back after a test; what is kept in memory, and the language, must go as well."""
    yield
    from django.core.cache import cache

    cache.clear()
    translation.deactivate()


@pytest.fixture
def cast(db):
    return people_of_tests.make_cast()


@pytest.fixture
def client_of():
    return people_of_tests.client_of
