"""What editors chose for a query, as results of the search; only what the reader may open."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final

from django.core.cache import cache
from django.utils.html import escape
from wagtail.models import Page

from discovery.models import PinnedPage
from discovery.privacy import normal
from pages.access import visible
from pages.addresses import page_address
from pages.cards import page_date
from search import Hit, Query
from search.presenting import in_words

KEPT: Final = "discovery:pins"
KEPT_SECONDS: Final = 30


@dataclass(frozen=True, slots=True)
class Facts:
    kind: str
    summary: str
    day: date | None


def chosen_hits(query: Query, user: Any) -> tuple[Hit, ...]:
    """For the bare words alone: a reader who narrows the results asks for something else."""
    if not query.text or any(query.filters.values()):
        return ()
    ids = _pins().get((query.language, normal(query.text)), ())
    if not ids:
        return ()
    open_now = visible(Page.objects.filter(pk__in=ids), user).select_related("locale")
    pages = {page.pk: page for page in open_now}
    facts = _facts(ids)
    hits = (_hit(pages[pk], facts[pk]) for pk in ids if pk in pages and pk in facts)
    return in_words(hits, query.language)


def _pins() -> dict[tuple[str, str], tuple[int, ...]]:
    """All of them, read twice a minute at most: most queries have none and cost nothing."""
    known: dict[tuple[str, str], tuple[int, ...]] | None = cache.get(KEPT)
    if known is None:
        rows = PinnedPage.objects.order_by("sort_order", "pk")
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for language, word, page_id in rows.values_list("pin__language", "pin__word", "page_id"):
            found[language, word].append(page_id)
        known = {key: tuple(ids) for key, ids in found.items()}
        cache.set(KEPT, known, KEPT_SECONDS)
    return known


def _facts(ids: tuple[int, ...]) -> dict[int, Facts]:
    """What stands in the tables of each kind: dear to read, and no secret once the page itself may be shown."""
    key = f"{KEPT}:{'-'.join(map(str, ids))}"
    known: dict[int, Facts] | None = cache.get(key)
    if known is None:
        pages = Page.objects.filter(pk__in=ids).live().specific()
        known = {
            page.pk: Facts(page.kind, page.summary, page_date(page))
            for page in pages
            if hasattr(page, "kind")
        }
        cache.set(key, known, KEPT_SECONDS)
    return known


def _hit(page: Page, facts: Facts) -> Hit:
    day = facts.day
    return Hit(
        key=f"{page.specific_class._meta.label_lower}:{page.pk}",
        kind=facts.kind,
        language=page.locale.language_code,
        title=page.title,
        url=page_address(page),
        title_html=escape(page.title),
        snippet=escape(facts.summary),
        published=datetime.combine(day, time(12), UTC) if day else None,
        family=str(page.translation_key),
    )
