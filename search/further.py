"""What else may help when few texts have all the words, listed apart and not counted.

Texts with most of the words, and texts about the same topics as the best hit, which are found in any language.
"""

from collections.abc import Iterator
from dataclasses import replace

from .asking import most_of
from .engines.base import Request
from .engines.matching import telling
from .remembering import Remembering
from .results import Hit

# Works on the first page, each counted once for all its languages.
ENOUGH = 10
# Versions of one work take places that are then folded into one.
ASKED_FOR_EACH = 3
MOST_TOPICS = 5


def further(engine: Remembering, request: Request, hits: tuple[Hit, ...], total: int) -> tuple[Hit, ...]:
    """Only where all that was found is on one page, so that no text is listed on two."""
    listed = {_work(hit) for hit in hits}
    if not hits or len(hits) < total or len(listed) >= ENOUGH or request.sort != "relevance":
        return ()
    words = request.at_least or len(telling(request.parsed.groups))
    about = hits[0].facets.get("topic", ())[:MOST_TOPICS]
    if words < 2 and not about:
        return ()
    limit = total + ENOUGH * ASKED_FOR_EACH
    wider = replace(request, at_least=most_of(words), about=about, facets=(), offset=0, limit=limit)
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
