"""What else a reader of this page may want: the same topics, countries in common first, one of each work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from pages.cards import hit_card
from search import Hit, Query, find
from theming.cards import Card

if TYPE_CHECKING:
    from pages.models import BasePage
    from pages.tags import Tags

KINDS: Final = ("brief", "publication", "episode", "story", "event", "course", "discussion")
SHOWN: Final = 4
# Enough to find some with a country in common, few enough to cost nothing.
LOOKED_AT: Final = 24
MOST_OF_A_KIND: Final = 2


def related_cards(page: BasePage, tags: Tags, user: Any, language: str) -> list[Card]:
    """Cards out of one search; a page without topics has no relations, and costs nothing."""
    topics = tuple(tag.value for tag in tags.topics)
    if not topics:
        return []
    query = Query(
        filters={"topic": topics, "kind": KINDS},
        language=language,
        sort="date",
        size=LOOKED_AT,
        facets=(),
        snippets=False,
    )
    own = str(page.translation_key)
    hits = [hit for hit in one_a_work(find(query, user).hits, language) if hit.family != own]
    countries = {tag.value for tag in tags.countries}
    hits.sort(key=lambda hit: len(countries & set(hit.countries)), reverse=True)
    return [hit_card(hit) for hit in _mixed(hits)]


def one_a_work(hits: Iterable[Hit], language: str) -> list[Hit]:
    """One hit a work, in the reader's language where there is one; the order is kept."""
    works: dict[str, Hit] = {}
    for hit in hits:
        known = works.get(hit.family or hit.key)
        if known is None or (known.language != language and hit.language == language):
            works[hit.family or hit.key] = hit
    return list(works.values())


def _mixed(hits: list[Hit]) -> list[Hit]:
    """The first of them, but no row of the same kind."""
    chosen: list[Hit] = []
    for hit in hits:
        if sum(other.kind == hit.kind for other in chosen) < MOST_OF_A_KIND:
            chosen.append(hit)
        if len(chosen) == SHOWN:
            break
    return chosen
