import pytest

from tests.hostile.planting import Planted, plant
from tests.seeded import filled, site_of_the_suite


@pytest.fixture(scope="session")
def planted_site(django_db_setup, tmp_path_factory, django_db_blocker):
    """A site of hostile words, made once for each worker."""
    from search.rebuilding import rebuild

    folder = tmp_path_factory.mktemp("hostile") / "site"

    def fill() -> Planted:
        planted = plant()
        rebuild()
        return planted

    with filled(django_db_blocker, lambda: site_of_the_suite(folder), fill) as site:
        yield site


@pytest.fixture(scope="module")
def planted(planted_site):
    """The tests of the module run on it; rows they write roll back."""
    site, planted = planted_site
    with site.in_use():
        yield planted
