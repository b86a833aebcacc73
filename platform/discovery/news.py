"""What is new in a saved search since its owner was last told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from discovery.models import SavedSearch
from discovery.newest import newest
from search import Hit

LOOKED_AT: Final = 200
REMEMBERED: Final = 400
HOUR: Final = 6
MONDAY: Final = 0


@dataclass(frozen=True, slots=True)
class News:
    """The works the person has not been told of, and what to remember once they are."""

    search: SavedSearch
    hits: tuple[Hit, ...]
    told: dict[str, Any]


def news_of(search: SavedSearch, user: Any, language: str) -> News | None:
    """None while there is no index: titles alone would pass for a quiet week."""
    results = newest(search.query(language), user, size=LOOKED_AT, snippets=False)
    if results.warming:
        return None
    before = search.told
    told = _told(results.hits, before)
    if before is None:
        return News(search, (), told)
    known, floor = set(before["works"]), before["floor"]
    fresh = (hit for hit in results.hits if _name(hit) not in known and _date(hit) >= floor)
    return News(search, tuple(fresh), told)


def _told(hits: Iterable[Hit], before: dict[str, Any] | None) -> dict[str, Any]:
    """What left the list for a while is no news when it is back; what lies below it never was in sight."""
    present = list(hits)
    works = dict.fromkeys([*(_name(hit) for hit in present), *(before["works"] if before else ())])
    floor = min((_date(hit) for hit in present), default="") if len(present) >= LOOKED_AT else ""
    return {"works": list(works)[:REMEMBERED], "floor": floor}


def _name(hit: Hit) -> str:
    """Translations of one work are one piece of news."""
    return sha256((hit.family or hit.key).encode()).hexdigest()[:12]


def _date(hit: Hit) -> str:
    """As text that sorts like the date."""
    return hit.date.astimezone(UTC).strftime("%Y-%m-%d %H:%M") if hit.date else ""


def next_turn(mail: str, now: datetime) -> datetime | None:
    """Everybody's letters go at the same hour, so that all searches of one person share a letter."""
    if mail == SavedSearch.Mail.NONE:
        return None
    turn = now.astimezone(UTC).replace(hour=HOUR, minute=0, second=0, microsecond=0) + timedelta(days=1)
    if mail == SavedSearch.Mail.WEEKLY:
        turn += timedelta(days=(MONDAY - turn.weekday()) % 7)
    return turn
