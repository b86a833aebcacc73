"""The demonstration content in a database of its own: loaded once, kept between runs, copied for each worker.

A module asks for it with `pytestmark = pytest.mark.usefixtures("seeded")`: while its tests run, the default
connection, the media folder and the search index are those of the copy. What a test writes rolls back.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.db import DatabaseError, connections
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.databases import inherited

ROOT = Path(__file__).resolve().parents[1]
# A change of pages, addresses, forms or of questions to the search changes nothing that is stored.
NOT_STORED = {"views", "urls", "forms", "templatetags", "settings", "management", "locale", "relevance"}
FILE = "waymark.sqlite3"
T = TypeVar("T")


@dataclass(frozen=True)
class Site:
    """A filled site: its folder (media, index and, with SQLite, the database) and its database's name."""

    folder: Path
    database: str

    @contextmanager
    def in_use(self) -> Iterator["Site"]:
        """Everything in this process speaks to this site."""
        connection = connections["default"]
        before = connection.settings_dict["NAME"]
        places = {"MEDIA_ROOT": self.folder / "media", "SEARCH_DIR": self.folder / "search"}
        _connect_to(self.database)
        try:
            with override_settings(**places):
                _forget()
                yield self
        finally:
            _connect_to(before)
            _forget()

    def fork(self, folder: Path) -> "Site":
        """A copy that may be written to."""
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(self.folder / "search", folder / "search")
        # Stored files are never written again, so a second name is as good as a copy.
        shutil.copytree(self.folder / "media", folder / "media", copy_function=os.link)
        if on_sqlite():
            _copy_sqlite(self.folder / FILE, folder / FILE)
            return Site(folder, str(folder / FILE))
        name = _name_of_copy(self.database, folder)
        _on_the_server(f'CREATE DATABASE "{name}" TEMPLATE "{self.database}"')
        return Site(folder, name)

    def drop(self) -> None:
        """The copy goes; folders of a run are removed by pytest."""
        if not on_sqlite():
            _on_the_server(f'DROP DATABASE IF EXISTS "{self.database}" WITH (FORCE)')


@contextmanager
def filled(
    blocker: DjangoDbBlocker, make: Callable[[], Site], fill: Callable[[], T]
) -> Iterator[tuple[Site, T]]:
    """A site for a whole run with what was put into it; it goes when the run ends."""
    with blocker.unblock():
        site = make()
        with site.in_use():
            content = fill()
    yield site, content
    with blocker.unblock():
        site.drop()


@pytest.fixture(scope="session")
def seeded_site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """This worker's copy of the demonstration site."""
    with django_db_blocker.unblock():
        site = built_site().fork(tmp_path_factory.mktemp("seeded"))
    yield site
    with django_db_blocker.unblock():
        site.drop()


@pytest.fixture(scope="module")
def seeded(seeded_site: Site) -> Iterator[Site]:
    """The tests of the module run on the demonstration site; rows roll back, so the index must stay as it is."""
    from search import engine

    with seeded_site.in_use():
        version = engine().version()
        yield seeded_site
        assert engine().version() == version, "a test wrote to the index that others share"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "seeded_site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.seeded)


def on_sqlite() -> bool:
    return connections["default"].vendor == "sqlite"


def site_of_the_suite(folder: Path) -> Site:
    """A copy of the suite's own empty database, with folders of its own."""
    for name in ("media", "search"):
        (folder / name).mkdir(parents=True)
    connection = connections["default"]
    source = str(connection.settings_dict["NAME"])
    if on_sqlite():
        _copy_sqlite(Path(source), folder / FILE)
        return Site(folder, str(folder / FILE))
    connection.close()
    name = _name_of_copy(source, folder)
    _on_the_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    _on_the_server(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    return Site(folder, name)


def built_site() -> Site:
    """Build the site, unless a run before has left one made of the same files."""
    digest = _digest()
    folder = Path(settings.DATA_DIR) / "seeded" / (digest if on_sqlite() else f"{digest}-postgres")
    name = str(folder / FILE) if on_sqlite() else f"waymark_seeded_{digest}"
    with keeping(folder, lambda: _exists(name)) as missing:
        if missing:
            _build(folder, name)
    return Site(folder, name)


@contextmanager
def keeping(folder: Path, sound: Callable[[], bool] = lambda: True) -> Iterator[bool]:
    """Says whether the folder must be made; other workers wait, and what an older state left goes."""
    kept = folder.parent
    kept.mkdir(parents=True, exist_ok=True)
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        missing = not (folder / "complete").exists() or not sound()
        if missing:
            for old in kept.glob("*/"):
                if not folder.name.startswith(f"{old.name}-"):
                    shutil.rmtree(old)
        yield missing
        (folder / "complete").touch()


def _build(folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    environment = environment_of(folder)
    # The suite's own database has gone through every migration already: half a minute saved.
    if on_sqlite():
        if _is_migrated():
            _copy_sqlite(Path(str(connections["default"].settings_dict["NAME"])), Path(name))
    else:
        source = connections["default"].settings_dict["NAME"] if _is_migrated() else "template1"
        connections["default"].close()
        _on_the_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        _on_the_server(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
        address = urlsplit(os.environ["DATABASE_URL"])
        environment["DATABASE_URL"] = urlunsplit(address._replace(path=f"/{name}"))
    for command in (["migrate", "-v0"], ["seed"], ["search_rebuild"]):
        manage(*command, environment=environment)


def environment_of(folder: Path) -> dict[str, str]:
    """For processes that work on a site's folder as a demonstration does."""
    elsewhere = ("DATABASE_URL", "ELASTICSEARCH_URL")
    kept = {name: value for name, value in inherited().items() if name not in elsewhere}
    return kept | {"DJANGO_SETTINGS_MODULE": "config.settings.development", "DATA_DIR": str(folder)}


def manage(*arguments: str, environment: dict[str, str]) -> str:
    """Run a command of manage.py; its words are shown when it fails."""
    command = [sys.executable, "-W", "ignore", str(ROOT / "manage.py"), *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"manage.py {' '.join(arguments)}:\n{done.stdout[-1500:]}\n{done.stderr[-3000:]}")
    return done.stdout


def _digest() -> str:
    """Changes with anything that decides what is stored or indexed."""
    digest = hashlib.sha256()
    sources = [*(ROOT / "platform").rglob("*.py"), *(ROOT / "search").rglob("*.py")]
    sources += [file for file in (ROOT / "fixtures").rglob("*") if file.is_file()]
    sources = [file for file in sources if not NOT_STORED & {*file.relative_to(ROOT).parts[:-1], file.stem}]
    for file in sorted(sources):
        digest.update(str(file.relative_to(ROOT)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _connect_to(name: str) -> None:
    # The settings of a connection are one dictionary for all threads.
    connection = connections["default"]
    connection.close()
    connection.settings_dict["NAME"] = name


def _forget() -> None:
    """What the process remembers of the database it spoke to before."""
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import cache

    from search.facets import forget_labels
    from taxonomy import labels

    cache.clear()
    ContentType.objects.clear_cache()
    forget_labels()
    labels.forget()


def _copy_sqlite(source: Path, target: Path) -> None:
    """A whole copy whatever still lies in the journal beside the file."""
    from django.db.backends.sqlite3.base import Database

    connection = Database.connect(str(source))
    connection.execute("VACUUM INTO ?", [str(target)])
    connection.close()


def _is_migrated() -> bool:
    """Not when a test that empties all tables has taken the site's root along."""
    from wagtail.models import Site as WagtailSite

    try:
        return WagtailSite.objects.exists()
    except DatabaseError:
        return False


def _name_of_copy(source: str, folder: Path) -> str:
    """A database of its own for every folder: several copies of one site are open at the same time."""
    return f"{source}_{hashlib.sha256(str(folder).encode()).hexdigest()[:8]}"


def _exists(name: str) -> bool:
    if on_sqlite():
        return Path(name).is_file()
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def _on_the_server(statement: str) -> None:
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(statement)
