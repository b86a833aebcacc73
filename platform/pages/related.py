"""What else a reader of this page may want: most topics in common first, then a country, then the newest."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final

from pages.cards import hit_card
from pages.choosing import mixed, one_a_work
from search import Hit, Query, engine, find
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
    kinds = KINDS if page.kind in DISCUSSED else TEXTS
    countries = {tag.value for tag in tags.countries}
    return cards_about(topics, countries, kinds, own=str(page.translation_key), user=user, language=language)


def cards_about(
    topics: tuple[str, ...],
    countries: Collection[str],
    kinds: tuple[str, ...] = KINDS,
    *,
    own: str,
    user: Any,
    language: str,
) -> list[Card]:
    """What shares most with something that is about these; `own` is the thing itself, which is left out."""
    # Titles that the database finds in place of the index say nothing of subjects, and are dear to ask for.
    if not topics or not engine().version():
        return []
    query = Query(
        filters={"topic": topics, "kind": kinds},
        language=language,
        sort="date",
        size=LOOKED_AT,
        facets=(),
        snippets=False,
        counted=False,
    )
    results = find(query, user)
    hits = [hit for hit in one_a_work(results.hits, language) if hit.family != own]

    def in_common(hit: Hit) -> int:
        shared = set(topics) & set(str(hit.extra.get("topics", "")).split())
        return 2 * len(shared) + bool(set(countries) & set(hit.countries))

    hits.sort(key=in_common, reverse=True)
    return [hit_card(hit) for hit in mixed(hits, most=SHOWN)]
