"""Makes the index that answered before answer again, with everything it missed meanwhile."""

import logging

from . import journal
from .engines import current_engine
from .engines.base import EngineBusy, EngineUnavailable
from .indexing import queue
from .locks import writer_lock
from .rebuilding import drain_beside, publish

logger = logging.getLogger(__name__)


class NothingToGoBackTo(EngineUnavailable):
    """There is no earlier index, or nobody knows any more what it lacks."""


def earlier() -> str:
    """The index that could answer again, and nothing if there is none or nobody knows what it lacks."""
    name = current_engine().previous()
    return name if name and journal.last_mark(name) is not None else ""


def go_back(*, wait_seconds: float = 0.0) -> tuple[str, int]:
    """Its name, and how many changes it was given first: it never answers with what has changed since.

    Keys that are hidden until they are indexed would not do: a reader who asked for those a moment before the
    switch would count in the old index without them.
    """
    with writer_lock(wait_seconds) as held:
        if not held:
            raise EngineBusy("another process is writing to the index")
        name = current_engine().previous()
        if not name:
            raise NothingToGoBackTo("there is no earlier index to go back to; search_rebuild makes a new one")
        mark = journal.last_mark(name)
        if mark is None:
            raise NothingToGoBackTo(
                f"what has changed since {name} answered is no longer known; search_rebuild makes a new one"
            )
        news = journal.keys_since(mark)
        with current_engine().going_back() as build:
            queue(news)
            drain_beside(build)
            publish(build)
    logger.warning("search went back to the index %s with %d changes", name, len(news))
    return name, len(news)
