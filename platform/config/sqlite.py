"""Put a current SQLite under Django: older ones can corrupt a write-ahead log that is reset under load."""

import sys

# Fixed upstream in 3.51.3; a system library is often older.
SAFE_VERSION = (3, 51, 3)


def use_current_sqlite() -> None:
    """Swap the bundled SQLite in for the standard library's, where its wheel is installed."""
    try:
        import pysqlite3
        import pysqlite3.dbapi2
    except ImportError:
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
