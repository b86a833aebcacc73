"""What else a reader of this page may want: most topics in common first, then a country, then the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pages.cards import hit_card
from pages.choosing import mixed, one_a_work
from search import Hit, Query, find
from theming.cards import Card

if TYPE_CHECKING:
    from pages.models import BasePage
    from pages.tags import Tags

TEXTS: Final = ("brief", "publication", "episode", "story", "event", "course")
KINDS: Final = (*TEXTS, "discussion")
# Kinds beside which one asks what colleagues say about it.
DISCUSSED: Final = frozenset({"brief", "publication", "episode", "podcast", "story", "event"})
SHOWN: Final = 4
# Enough to find some with much in common, few enough to cost nothing.
LOOKED_AT: Final = 60


def related_cards(page: BasePage, tags: Tags, user: Any, language: str) -> list[Card]:
    """Cards out of one search; a page without topics has no relations, and costs nothing."""
    topics = tuple(tag.value for tag in tags.topics)
    if not topics:
        return []
    query = Query(
        filters={"topic": topics, "kind": KINDS if page.kind in DISCUSSED else TEXTS},
        language=language,
        sort="date",
        size=LOOKED_AT,
        facets=(),
        snippets=False,
    )
    own = str(page.translation_key)
    hits = [hit for hit in one_a_work(find(query, user).hits, language) if hit.family != own]
    countries = {tag.value for tag in tags.countries}

    def in_common(hit: Hit) -> int:
        shared = set(topics) & set(str(hit.extra.get("topics", "")).split())
        return 2 * len(shared) + bool(countries & set(hit.countries))

    hits.sort(key=in_common, reverse=True)
    return [hit_card(hit) for hit in mixed(hits, most=SHOWN)]
