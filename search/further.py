"""What else may help when few texts have all the words, listed apart and not counted.

Texts with most of the words, and texts about the same topics as the best hit, which are found in any language.
"""

from collections.abc import Iterator
from dataclasses import replace

from .asking import Asked, most_of
from .engines.matching import telling
from .remembering import Remembering
from .results import Hit

# Works on the first page, each counted once for all its languages.
ENOUGH = 10
# Versions of one work take places that are then folded into one.
ASKED_FOR_EACH = 3
MOST_TOPICS = 5


def further(engine: Remembering, asked: Asked) -> tuple[Hit, ...]:
    """Nothing below a page that another one follows, so that no text is listed twice."""
    request, found = asked.request, asked.answer
    listed = {_work(hit) for hit in found.hits}
    is_whole = bool(found.hits) and found.total <= request.limit and not request.offset
    if not is_whole or len(listed) >= ENOUGH or request.sort != "relevance":
        return ()
    words = request.at_least or len(telling(request.parsed.groups))
    about = found.hits[0].facets.get("topic", ())[:MOST_TOPICS]
    if words < 2 and not about:
        return ()
    wider = replace(
        request,
        at_least=most_of(words),
        about=about,
        facets=(),
        limit=found.total + ENOUGH * ASKED_FOR_EACH,
    )
    return tuple(_others(engine.search(wider).hits, listed))


def _others(hits: tuple[Hit, ...], listed: set[str]) -> Iterator[Hit]:
    """The best works that are not listed yet, in all languages in which they were found."""
    works: set[str] = set()
    for hit in hits:
        work = _work(hit)
        if work in listed or (len(works) == ENOUGH and work not in works):
            continue
        works.add(work)
        yield hit


def _work(hit: Hit) -> str:
    return hit.family or hit.key
