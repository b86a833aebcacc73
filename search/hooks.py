"""What other apps add to the search page: they hear of every answer, and choose what stands first."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from django.dispatch import Signal

from .query import Query
from .registry import User
from .results import Hit, Results

logger = logging.getLogger(__name__)

# Sent after each answer of the search page with `request`, `query`, `results` and `chosen`; a listener that fails is logged.
answered = Signal()
# Sent with `changes`, the document of each key or None, once they are in the index.
taken_in = Signal()

Chooser = Callable[[Query, User], Sequence[Hit]]
_choosers: dict[str, Chooser] = {}


def register_chooser(name: str, chooser: Chooser) -> None:
    """The function names results that people chose for a query; it gives only what the user may open."""
    _choosers[name] = chooser


def chosen_for(query: Query, user: User) -> tuple[Hit, ...]:
    """Choices of all who registered; none rather than an error."""
    found: list[Hit] = []
    for name, chooser in _choosers.items():
        try:
            found += chooser(query, user)
        except Exception:
            logger.exception("search shows no choices of %s", name)
    return tuple(found)


def apart(results: Results, chosen: Sequence[Hit]) -> Results:
    """Nothing is listed twice: what was chosen stands by itself, on whatever page it was found."""
    works = {hit.family or hit.key for hit in chosen}

    def others(hits: Sequence[Hit]) -> tuple[Hit, ...]:
        return tuple(hit for hit in hits if (hit.family or hit.key) not in works)

    return replace(results, hits=others(results.hits), further=others(results.further))
