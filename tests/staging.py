"""Programs in processes of their own, all on one copy of the empty test database: for many writers at once."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from tests.databases import inherited
from tests.seeded import _on_the_server, on_sqlite


@pytest.fixture
def staged(django_db_setup, django_db_blocker, tmp_path):
    """Starts a program with its arguments; its process speaks to the copy."""
    environment = inherited() | {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    name = f"waymark_staged_{hashlib.sha256(str(tmp_path).encode()).hexdigest()[:12]}"
    with django_db_blocker.unblock():
        source = str(connection.settings_dict["NAME"])
        if on_sqlite():
            environment.pop("DATABASE_URL", None)
            _copy(source, tmp_path / "test" / "migrated.sqlite3")
        else:
            connection.close()
            _on_the_server(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
            address = urlsplit(os.environ["DATABASE_URL"])
            environment["DATABASE_URL"] = urlunsplit(address._replace(path=f"/{name}"))

    def run(program: Path, *arguments: object) -> "subprocess.Popen[bytes]":
        command = [sys.executable, str(program), *map(str, arguments)]
        # Without a buffer: what a test reads first must not be missing from the rest.
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "bufsize": 0}
        return subprocess.Popen(command, env=environment, **pipes)

    yield run
    with django_db_blocker.unblock():
        if not on_sqlite():
            _on_the_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _copy(source: str, place: Path) -> None:
    """A connection of its own reads what is committed: nothing of a test, all that migrations made."""
    place.parent.mkdir()
    copier = sqlite3.connect(source)
    copier.execute("VACUUM INTO ?", [str(place)])
    copier.close()
