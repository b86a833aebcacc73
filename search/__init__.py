"""One search over everything readable: what other apps may use is named here."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .entry import Access, Entry, Passage
from .expanding import register_expander
from .facets import Facet, FacetValue, register_facet
from .query import Query
from .registry import Kind, Source, User, register
from .results import Hit, Results

if TYPE_CHECKING:
    from .engines.base import Engine

__all__ = [
    "Access",
    "Entry",
    "Facet",
    "FacetValue",
    "Hit",
    "Kind",
    "Passage",
    "Query",
    "Results",
    "Source",
    "engine",
    "find",
    "queue",
    "register",
    "register_expander",
    "register_facet",
]

# The functions below reach models, which Django has not loaded when this package is first imported.


def queue(target: object, reason: str = "upsert") -> None:
    """Ask for an object, a key or several of them to be indexed again once this transaction commits."""
    from .indexing import queue as queue_now

    queue_now(target, reason)


def find(query: Query, user: User, *, tokens: Iterable[str] | None = None) -> Results:
    """Answer a query with what this user may open; never raises for want of an index."""
    from .finding import find as find_now

    return find_now(query, user, tokens=tokens)


def engine() -> "Engine":
    """The engine named in the settings, opened once in each process."""
    from .engines import current_engine

    return current_engine()
