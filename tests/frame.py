"""A site with an empty frame: home pages, sections and training, made once for each worker.

A package asks for it with an autouse fixture of its conftest that names `framed`: while a module's tests run,
the default connection is that of a copy in which `make_tree()` has been called.
"""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from taxonomy import labels
from tests.factories.pages import Tree, make_tree
from tests.seeded import Site, filled, site_of_the_suite


@pytest.fixture(scope="session")
def framed_site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Site, Tree]]:
    """This worker's copy and the pages in it."""
    folder = tmp_path_factory.mktemp("framed") / "site"
    with filled(django_db_blocker, lambda: site_of_the_suite(folder), make_tree) as framed:
        yield framed


@pytest.fixture(scope="module")
def framed(framed_site: tuple[Site, Tree]) -> Iterator[Tree]:
    """The tests of the module run on it; what they write rolls back, and an index they want is their own."""
    site, tree = framed_site
    with site.in_use():
        yield tree
        assert not any((site.folder / "search").iterdir()), (
            "a test built the index in the frame: use `indexed`"
        )


@pytest.fixture
def tree(framed: Tree, db: None) -> Iterator[Tree]:
    """Pages of the frame that a test may change at will."""
    labels.forget()
    yield copy.deepcopy(framed)
    labels.forget()


@pytest.fixture
def indexed(tree: Tree, settings: Any, tmp_path: Any) -> Callable[..., Any]:
    """Call it to build the index out of what is there."""
    from search.rebuilding import rebuild

    settings.SEARCH_DIR = tmp_path / "search"
    return rebuild
