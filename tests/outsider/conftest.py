from collections.abc import Iterator

import pytest

from tests.outsider.planting import Planted, plant
from tests.seeded import Site, filled


@pytest.fixture(scope="session")
def planted_site(seeded_site: Site, tmp_path_factory, django_db_blocker) -> Iterator[tuple[Site, Planted]]:
    """A copy of the demonstration site with secrets in it, the index kept up."""
    from search.indexing import drain

    def fill() -> Planted:
        planted = plant()
        drain()
        return planted

    folder = tmp_path_factory.mktemp("planted") / "site"
    with filled(django_db_blocker, lambda: seeded_site.fork(folder), fill) as filled_site:
        yield filled_site


@pytest.fixture(scope="module")
def planted(planted_site: tuple[Site, Planted]) -> Iterator[Planted]:
    """The tests of the module run on the copy with secrets."""
    site, planted = planted_site
    with site.in_use():
        yield planted
