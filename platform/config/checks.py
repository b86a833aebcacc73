"""System checks of the installation: what an operator must know before a reader does."""

import sqlite3
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

from config.sqlite import wal_is_safe


@register(Tags.database, deploy=True)
def check_sqlite_version(**kwargs: Any) -> list[CheckMessage]:
    """Warn when an old SQLite keeps the site from its write-ahead log: it works, but writers wait longer."""
    engine = settings.DATABASES["default"]["ENGINE"]
    if not engine.endswith("sqlite3") or wal_is_safe():
        return []
    return [
        Warning(
            f"SQLite {sqlite3.sqlite_version} can damage a write-ahead log; the slower rollback journal is used.",
            hint="Install the pysqlite3 wheel, or set DATABASE_URL to a PostgreSQL server.",
            id="config.W001",
        )
    ]
