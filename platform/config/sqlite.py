"""Put a current SQLite under Django: older ones can corrupt a write-ahead log that is reset under load."""

import sys

# Fixed upstream in 3.51.3, and in these older lines from the version named.
SAFE_SINCE = (3, 51, 3)
SAFE_LINES = ((3, 50, 7), (3, 44, 6))


def use_current_sqlite() -> None:
    """Swap the bundled SQLite in for the standard library's, where its wheel is installed."""
    try:
        import pysqlite3
        import pysqlite3.dbapi2
    except ImportError:
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def wal_is_safe(version: tuple[int, ...] | None = None) -> bool:
    """Whether several processes may share a write-ahead log of this SQLite."""
    import sqlite3

    found = version or sqlite3.sqlite_version_info
    return found >= SAFE_SINCE or any(line <= found < (*line[:2], 99) for line in SAFE_LINES)
