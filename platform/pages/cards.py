"""Cards of pages and of search hits, for lists anywhere on the site."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import translation

from assets.renditions import CARD
from pages.addresses import page_address
from search import Hit
from theming.cards import Card


def page_card(
    page: Any, *, meta: tuple[str, ...] = (), badges: tuple[Any, ...] = (), timed: bool = True
) -> Card:
    """A page as a card in the reader's language; give pages loaded by `for_cards`."""
    language = translation.get_language() or page.language
    cover = page.cover.get_rendition(CARD) if page.cover else None
    return Card(
        kind=page.kind,
        title=page.title,
        url=page_address(page, language),
        summary=page.summary,
        date=page_date(page),
        language=page.language,
        fallback_language=page.language if page.language != language else "",
        minutes=page.minutes if timed else None,
        bytes=page.download_bytes() or None,
        cover=cover,
        meta=meta,
        badges=badges,
        seed=page.slug,
    )


def page_date(page: Any) -> date | None:
    """The date a reader goes by: what the author gave, else the first publication."""
    given: date | None = getattr(page, "published_on", None)
    first: datetime | None = page.first_published_at
    return given or (first.date() if first else None)


def hit_card(hit: Hit) -> Card:
    """A search hit as a card: costs no query."""
    language = translation.get_language() or hit.language
    minutes, size = hit.extra.get("minutes"), hit.extra.get("size")
    starts = _moment(hit.extra.get("starts"))
    return Card(
        kind=hit.kind,
        title=hit.title,
        url=reader_url(hit.url, hit.language, language),
        summary=str(hit.extra.get("summary", "")),
        # Of an event one wants to know when it takes place, not when it was announced.
        date=starts or (hit.published.date() if hit.published else None),
        language=hit.language,
        fallback_language=hit.language if hit.language != language else "",
        minutes=int(minutes) if minutes else None,
        bytes=int(size) if size else None,
        cover=_IndexedPicture(str(hit.extra["image"])) if hit.extra.get("image") else None,
        meta=(str(hit.extra["place"]),) if hit.extra.get("place") else (),
        seed=str(hit.extra.get("seed", "")),
    )


def _moment(text: object) -> date | None:
    try:
        return datetime.fromisoformat(str(text or "")).date()
    except ValueError:
        return None


def reader_url(url: str, own: str, language: str) -> str:
    """The address of a page under the reader's prefix, where the text is shown as it is."""
    if own != language and url.startswith(f"/{own}/"):
        return f"/{language}/" + url.removeprefix(f"/{own}/")
    return url


class _IndexedPicture:
    """A card picture known by its address alone; all card pictures have the same size."""

    width, height, alt = 640, 360, ""

    def __init__(self, url: str) -> None:
        self.url = url
