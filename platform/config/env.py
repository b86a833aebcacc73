"""Strict readers of the environment: a wrong value stops the start with the name and an example."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})


def text(name: str, default: str | None = None) -> str:
    """The variable's text; without a default a missing one is an error."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(f"{name} is not set. Example: {name}=…")
    return default


def flag(name: str, *, default: bool) -> bool:
    """A yes/no variable; anything but the usual words is an error."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in TRUE_WORDS:
        return True
    if value in FALSE_WORDS:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no. Example: {name}=yes")


def number(name: str, *, default: int, least: int = 0, most: int = 2**31) -> int:
    """A whole number within bounds."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isdecimal() or not least <= int(value) <= most:
        raise ImproperlyConfigured(
            f"{name}={value!r} is not a whole number from {least} to {most}. Example: {name}={default}"
        )
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def folder(name: str, default: Path) -> Path:
    """A folder, made absolute; it need not exist yet."""
    return Path(os.environ.get(name, "").strip() or default).expanduser().resolve()


def database(name: str, *, sqlite_file: Path) -> dict[str, Any]:
    """The database settings: SQLite in one file by default, PostgreSQL by address.

    The SQLite pragmas make an acknowledged write durable (synchronous FULL) and let readers
    go on beside the one writer (WAL, IMMEDIATE, ten seconds of patience).
    """
    value = os.environ.get(name, "").strip()
    if not value:
        return _sqlite(sqlite_file)
    address = urlsplit(value)
    if address.scheme == "sqlite" and address.path:
        return _sqlite(Path(unquote(address.path)))
    path = unquote(address.path.lstrip("/"))
    if address.scheme not in {"postgres", "postgresql"} or not path:
        raise ImproperlyConfigured(
            f"{name} is not an address this site understands. Example: {name}=postgres://user:secret@host:5432/name"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": path,
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": address.hostname or dict(parse_qsl(address.query)).get("host", ""),
        "PORT": str(address.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; "
                "PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def email(name: str) -> dict[str, Any]:
    """Mail settings from one address: smtp://user:secret@host:587/?tls=yes, console: or file:/folder."""
    value = os.environ.get(name, "").strip()
    address = urlsplit(value)
    if address.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if address.scheme == "file" and address.path:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": address.path,
        }
    if address.scheme not in {"smtp", "smtps"} or not address.hostname:
        raise ImproperlyConfigured(
            f"{name} is not an address this site understands. Example: {name}=smtp://user:secret@host:587/?tls=yes"
        )
    options = dict(parse_qsl(address.query))
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": address.hostname,
        "EMAIL_PORT": address.port or (465 if address.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(address.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(address.password or ""),
        "EMAIL_USE_SSL": address.scheme == "smtps",
        "EMAIL_USE_TLS": options.get("tls", "no") in TRUE_WORDS,
        "EMAIL_TIMEOUT": 10,
    }
