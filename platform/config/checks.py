"""System checks of the installation: what an operator must know before a reader does."""

import sqlite3
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

from config.sqlite import SAFE_VERSION


@register(Tags.database, deploy=True)
def check_sqlite_version(**kwargs: Any) -> list[CheckMessage]:
    """Warn when the write-ahead log would run on a SQLite that can corrupt it."""
    engine = settings.DATABASES["default"]["ENGINE"]
    if not engine.endswith("sqlite3") or sqlite3.sqlite_version_info >= SAFE_VERSION:
        return []
    return [
        Warning(
            f"SQLite {sqlite3.sqlite_version} can corrupt its write-ahead log under several processes.",
            hint="Install the pysqlite3 wheel, or set DATABASE_URL to a PostgreSQL server.",
            id="config.W001",
        )
    ]
