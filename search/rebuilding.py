"""Builds the next index from the database while the present one goes on answering and taking changes."""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .documents import Preparer, Reading
from .engines import current_engine
from .engines.base import Build, Document, EngineBusy, EngineUnavailable, Writer
from .indexing import Drained, drain_into, queue
from .locks import writer_lock
from .registry import Source, sources

logger = logging.getLogger(__name__)

CHUNK = 200
DRAIN_EVERY_SECONDS = 1.0


@dataclass(slots=True)
class Progress:
    """How far a rebuild is; `generation` is set once it answers."""

    total: int = 0
    seen: int = 0
    documents: int = 0
    failed: int = 0
    source: str = ""
    generation: str = ""
    started: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        return max(0.001, time.monotonic() - self.started)

    @property
    def rate(self) -> float:
        return self.seen / self.seconds

    @property
    def seconds_left(self) -> float:
        return max(0, self.total - self.seen) / self.rate if self.seen else 0.0


def _silently(progress: Progress) -> None:
    return


def rebuild(report: Callable[[Progress], None] = _silently, *, wait_seconds: float = 0.0) -> Progress:
    """Build, compare the counts, publish; raises and leaves the present index alone when anything is wrong."""
    with writer_lock(wait_seconds) as held:
        if not held:
            raise EngineBusy("another process is writing to the index")
        with current_engine().build() as build:
            run = _Rebuild(build, report)
            run.fill()
            run.verify()
            run.progress.generation = build.publish()
            report(run.progress)
    logger.info("search index %s: %d documents", run.progress.generation, run.progress.documents)
    return run.progress


class _Rebuild:
    """One rebuild. Each chunk is read and written before the outbox is drained, so nothing stale can win."""

    def __init__(self, build: Build, report: Callable[[Progress], None]) -> None:
        self.build = build
        self.report = report
        self.progress = Progress(total=sum(source.queryset().count() for source in sources()))
        self.preparer = Preparer()
        self.written: set[str] = set()
        self.drained: set[str] = set()
        self._last_drain = time.monotonic()

    def fill(self) -> None:
        failures: dict[str, str] = {}
        for source in sources():
            self.progress.source = source.label
            for objects in chunks(source):
                failures.update(self._take(source, objects))
                self._keep_up()
        self.build.commit()
        self._drain()
        queue(list(failures))
        self.progress.failed = len(failures)

    def _take(self, source: Source[Any], objects: list[Any]) -> dict[str, str]:
        reading = Reading()
        for obj in objects:
            key = source.key(obj)
            # A key that was drained meanwhile is in the new index already, and as new as this.
            if key not in self.drained:
                self.preparer.take(source, key, obj, reading)
        documents: list[Document] = [
            document for document in reading.changes.values() if document is not None
        ]
        self.build.add(documents)
        self.written.update(document.entry.key for document in documents)
        self.progress.seen += len(objects)
        self.progress.documents += len(documents)
        self.report(self.progress)
        return reading.failures

    def _keep_up(self) -> None:
        if time.monotonic() - self._last_drain > DRAIN_EVERY_SECONDS:
            self._drain()

    def _drain(self) -> None:
        """Changes made meanwhile go into both indexes, so that readers of the old one see them too."""
        try:
            with current_engine().update() as present:
                self.drained |= drain_into([present, self.build], Drained())
        except EngineUnavailable:
            writers: list[Writer] = [self.build]
            self.drained |= drain_into(writers, Drained())
        self._last_drain = time.monotonic()

    def verify(self) -> None:
        """Everything written once must be there once; keys drained meanwhile may have come or gone."""
        counted = self.build.count()
        least = len(self.written - self.drained)
        most = len(self.written | self.drained)
        if not least <= counted <= most:
            raise EngineUnavailable(f"the new index holds {counted} documents, expected {least} to {most}")
        self.progress.documents = counted


def chunks(source: Source[Any]) -> Iterator[list[Any]]:
    """Fresh queries by primary key: a long cursor would show the database as it was at the start."""
    last: Any = None
    while True:
        queryset = source.queryset().order_by("pk")
        if last is not None:
            queryset = queryset.filter(pk__gt=last)
        objects = list(queryset[:CHUNK])
        if not objects:
            return
        yield objects
        last = objects[-1].pk
