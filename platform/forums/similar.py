"""What may answer a question before it is asked: discussions and texts with its words, asked of the search as its writer."""

from __future__ import annotations

import re
from typing import Any, Final

from forums.rendering import plain_text, render
from pages.cards import hit_card
from pages.related import TEXTS
from search import Query, find
from taxonomy.texts import active_language
from theming.cards import Card

SHOWN: Final = 5
SHORTEST: Final = 8
WORDS: Final = re.compile(r"[^\W\d_]{4,}")
# More words than these find only what looks like the whole text.
MOST_WORDS: Final = 8
LONGEST: Final = 2_000


def similar_to(title: str, source: str, user: Any) -> dict[str, list[Card]]:
    """Up to five discussions and five texts; a title too short to say anything finds nothing."""
    text = _words(title, source)
    if len(title.strip()) < SHORTEST or not text:
        return {"similar_topics": [], "similar_texts": []}
    return {
        "similar_topics": _found(text, ("discussion",), user),
        "similar_texts": _found(text, (*TEXTS, "unit"), user),
    }


def _words(title: str, source: str) -> str:
    """The words of the title, then the longest of the text as long as there is room."""
    named = list(dict.fromkeys(word.lower() for word in WORDS.findall(title)))[:MOST_WORDS]
    told = {word.lower() for word in WORDS.findall(plain_text(render(source[:LONGEST])))} - set(named)
    longest = sorted(told, key=lambda word: (-len(word), word))
    return " ".join([*named, *longest[: max(0, 4 - len(named))]])


def _found(text: str, kinds: tuple[str, ...], user: Any) -> list[Card]:
    query = Query(
        text=text,
        filters={"kind": kinds},
        language=active_language(),
        size=SHOWN,
        facets=(),
        snippets=False,
        counted=False,
    )
    results = find(query, user)
    return [hit_card(hit) for hit in (*results.hits, *results.further)[:SHOWN]]
