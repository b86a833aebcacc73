"""Strict readers of the environment: a wrong value stops the start with the name and an example."""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.sqlite import wal_is_safe

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})
EXAMPLE_ADDRESS = "https://waymark.example.org"


def text(name: str, default: str | None = None, *, example: str = "…") -> str:
    """The variable's text; without a default a missing one is an error."""
    value = os.environ.get(name, "").strip() or default
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set. Example: {name}={example}")
    return value


def address(name: str, default: str | None = None) -> str:
    """The web address of the site itself, without a slash at its end."""
    value = text(name, default, example=EXAMPLE_ADDRESS).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(f"{name}={value!r} is no web address. Example: {name}={EXAMPLE_ADDRESS}")
    return value


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


def words(name: str, default: str = "", *, example: str = "") -> list[str]:
    """A list separated by commas; with an example it must not be empty."""
    found = [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]
    if example and not found:
        raise ImproperlyConfigured(f"{name} is not set. Example: {name}={example}")
    return found


def folder(name: str, default: Path) -> Path:
    """A folder, made absolute; it need not exist yet."""
    return Path(os.environ.get(name, "").strip() or default).expanduser().resolve()


def database(name: str, *, sqlite_file: Path) -> dict[str, Any]:
    """The database settings: SQLite in one file by default, PostgreSQL by address.

    The SQLite pragmas make an acknowledged write durable (synchronous FULL) and let readers
    go on beside the one writer (WAL, IMMEDIATE, ten seconds of patience). An old SQLite could
    damage its write-ahead log, so it keeps the slower rollback journal.
    """
    value = os.environ.get(name, "").strip()
    if not value:
        return _sqlite(sqlite_file)
    parts = urlsplit(value)
    if parts.scheme == "sqlite" and parts.path:
        return _sqlite(Path(unquote(parts.path)))
    path = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not path or not _has_good_port(parts):
        raise ImproperlyConfigured(
            f"{name} is not an address this site understands. Example: {name}=postgres://user:secret@host:5432/name"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": path,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or dict(parse_qsl(parts.query)).get("host", ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": number("DATABASE_KEEP_SECONDS", default=60, most=86_400),
        "CONN_HEALTH_CHECKS": True,
    }


def _has_good_port(parts: SplitResult) -> bool:
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False


def _sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": (
                f"PRAGMA journal_mode={'WAL' if wal_is_safe() else 'TRUNCATE'}; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; "
                "PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def search_server(name: str) -> str:
    """The address of a search server, with a name and a secret in it where it asks for them; empty by default."""
    value = os.environ.get(name, "").strip().rstrip("/")
    parts = urlsplit(value)
    if value and (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or not _has_good_port(parts)
        or parts.query
    ):
        raise ImproperlyConfigured(
            f"{name} is not an address this site understands. Example: {name}=https://user:secret@search.example.org:9200"
        )
    return value


def prefix(name: str, default: str) -> str:
    """A short word that names begin with: small letters and digits."""
    value = os.environ.get(name, "").strip() or default
    if not re.fullmatch(r"[a-z][a-z0-9]{0,29}", value):
        raise ImproperlyConfigured(f"{name}={value!r} is no word of small letters. Example: {name}={default}")
    return value


def email(name: str) -> dict[str, Any]:
    """Mail settings from one address: smtp://user:secret@host:587/?tls=yes, console: or file:/folder."""
    value = os.environ.get(name, "").strip()
    parts = urlsplit(value)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme == "file" and parts.path:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": parts.path,
        }
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or not _has_good_port(parts):
        raise ImproperlyConfigured(
            f"{name} is not an address this site understands. Example: {name}=smtp://user:secret@host:587/?tls=yes"
        )
    options = dict(parse_qsl(parts.query))
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": options.get("tls", "no") in TRUE_WORDS,
        "EMAIL_TIMEOUT": 10,
    }


def domain(name: str) -> str:
    """A bare host name in small letters; empty by default."""
    value = os.environ.get(name, "").strip().lower()
    if value and not re.fullmatch(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", value):
        raise ImproperlyConfigured(
            f"{name}={value!r} is no host name. Example: {name}=in.waymark.example.org"
        )
    return value


def mailbox(name: str) -> dict[str, Any]:
    """Where letters wait: imaps://user:secret@host/folder, or imap:// with ?tls=yes; empty by default."""
    value = os.environ.get(name, "").strip()
    if not value:
        return {}
    parts = urlsplit(value)
    known = parts.scheme in {"imap", "imaps"} and parts.hostname and parts.username and parts.password
    if not known or not _has_good_port(parts):
        raise ImproperlyConfigured(
            f"{name} is not an address this site understands. Example: {name}=imaps://user:secret@mail.example.org/INBOX"
        )
    return {
        "host": parts.hostname,
        "port": parts.port or (993 if parts.scheme == "imaps" else 143),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "folder": unquote(parts.path.strip("/")) or "INBOX",
        "ssl": parts.scheme == "imaps",
        "starttls": dict(parse_qsl(parts.query)).get("tls", "no") in TRUE_WORDS,
    }


def webhook_secret(name: str) -> str:
    """A name and a secret with a colon between, as mail services send them; empty by default."""
    value = os.environ.get(name, "").strip()
    user, _colon, secret = value.partition(":")
    if value and (not user or len(secret) < 16):
        raise ImproperlyConfigured(
            f"{name} is no name and secret of sixteen characters or more. Example: {name}=mail:sixteen-random-signs"
        )
    return value
