"""Which database a system lies in: one of PostgreSQL where a server is given, otherwise a file."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

PREFIX = "waymark_bench_forum"


def server() -> str:
    """The address of BENCH_POSTGRES, empty if there is none."""
    return os.environ.get("BENCH_POSTGRES", "").strip()


def address(system: str, posts: int, place: Path) -> str:
    """The address of one system's own database."""
    if not server():
        return f"sqlite://{place / f'{system}-{posts}.sqlite3'}"
    return urlunsplit(urlsplit(server())._replace(path=f"/{PREFIX}_{system}_{posts}"))


def make(where: str, *, fresh: bool) -> bool:
    """Makes an empty database if there is none or a fresh one is wanted; says whether it did."""
    parts = urlsplit(where)
    if parts.scheme == "sqlite":
        file = Path(unquote(parts.path))
        file.parent.mkdir(parents=True, exist_ok=True)
        made = fresh or not file.exists()
        for ending in ("", "-wal", "-shm") if made else ():
            file.with_name(file.name + ending).unlink(missing_ok=True)
        return made
    return _make_on_server(parts.path.lstrip("/"), fresh=fresh)


def _make_on_server(name: str, *, fresh: bool) -> bool:
    import psycopg
    from psycopg import sql

    with psycopg.connect(server(), autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if known and not fresh:
            return False
        if known:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return True


def settings_of(where: str) -> dict[str, Any]:
    """What Django needs to know, for peers; connections are kept, and SQLite is set as Waymark sets it."""
    parts = urlsplit(where)
    kept: dict[str, Any] = {"CONN_MAX_AGE": None}
    if parts.scheme == "sqlite":
        pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
        options = {"transaction_mode": "IMMEDIATE", "timeout": 10, "init_command": pragmas}
        return kept | {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path),
            "OPTIONS": options,
        }
    return kept | {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }
