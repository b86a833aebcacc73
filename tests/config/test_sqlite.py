import sqlite3

import pytest
from django.db import connection

from config import env
from config.checks import check_sqlite_version
from config.sqlite import wal_is_safe


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_which_versions_may_keep_a_write_ahead_log(version, safe):
    assert wal_is_safe(version) is safe


def test_an_old_version_is_told_to_the_operator(monkeypatch, settings):
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    monkeypatch.setattr("config.checks.wal_is_safe", lambda: True)
    assert not check_sqlite_version()
    monkeypatch.setattr("config.checks.wal_is_safe", lambda: False)
    assert [message.id for message in check_sqlite_version()] == ["config.W001"]


@pytest.mark.django_db
def test_readers_go_on_beside_the_writer():
    if connection.vendor != "sqlite":
        pytest.skip("the pragmas of SQLite")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone()[0] == ("wal" if wal_is_safe() else "truncate")
    assert connection.transaction_mode == "IMMEDIATE"
    assert connection.Database.sqlite_version_info == sqlite3.sqlite_version_info


def test_an_acknowledged_write_is_on_the_disk(tmp_path, monkeypatch):
    """Asked of a connection with the settings of the site; those of the tests are looser."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    options = env.database("DATABASE_URL", sqlite_file=tmp_path / "a.sqlite3")["OPTIONS"]
    handle = sqlite3.connect(tmp_path / "a.sqlite3")
    handle.executescript(options["init_command"])
    assert handle.execute("PRAGMA synchronous").fetchone()[0] == 2
    handle.close()
