"""From an address of this site to what lies there: each app reads the addresses of its own things."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings

from citations.references import Reference

DOOR: Final = re.compile(r"/cited/([^/]+)/")
PREFIX: Final = re.compile(r"/([a-z]{2,3}(?:-[a-z]+)?)/(.*)")


@dataclass(frozen=True, slots=True)
class Place:
    """An address of ours below the prefix of its language."""

    language: str
    path: str
    asked: dict[str, str]
    fragment: str


Reader = Callable[[Place], Reference | None]
_readers: list[Reader] = []


def register_reader(reader: Reader) -> None:
    """The reader is asked about every address that may be one of its app's."""
    _readers.append(reader)


def reference_at(address: str) -> Reference | None:
    """What an address of ours leads to, with the page, second or post it names; it says nothing of who may go there."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or parts.netloc != urlsplit(settings.SITE_ADDRESS).netloc:
        return None
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    path = unquote(parts.path)
    if "\x00" in path:
        # No address of ours has one, and PostgreSQL takes none.
        return None
    door = DOOR.fullmatch(path)
    if door:
        return Reference.parse(f"{door[1]}#{asked['at']}" if asked.get("at") else door[1])
    prefix = PREFIX.fullmatch(path)
    if prefix is None or prefix[1] not in dict(settings.LANGUAGES):
        return None
    place = Place(prefix[1], prefix[2], asked, unquote(parts.fragment))
    return next(filter(None, (reader(place) for reader in _readers)), None)
