"""Builds the next index from the database while the present one goes on answering and taking changes."""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from . import journal
from .documents import Preparer, Reading
from .engines import current_engine
from .engines.base import Build, EngineBusy, EngineUnavailable, Writer
from .indexing import Drained, drain_into, queue
from .locks import writer_lock
from .registry import Source, sources
from .unfinished import Stage

logger = logging.getLogger(__name__)

CHUNK = 200
DRAIN_EVERY_SECONDS = 1.0
NOTE_EVERY_SECONDS = 10.0


@dataclass(slots=True)
class Progress:
    """How far a rebuild is; `generation` is set once it answers, `found_done` is what an earlier run had seen."""

    total: int = 0
    seen: int = 0
    found_done: int = 0
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
        return (self.seen - self.found_done) / self.seconds

    @property
    def seconds_left(self) -> float:
        return max(0, self.total - self.seen) / self.rate if self.rate else 0.0


def _silently(progress: Progress) -> None:
    return


def rebuild(
    report: Callable[[Progress], None] = _silently, *, wait_seconds: float = 0.0, fresh: bool = False
) -> Progress:
    """Build, compare the counts, publish; raises and leaves the present index alone when anything is wrong.

    Goes on with a build whose process was ended, unless a fresh one is asked for.
    """
    with writer_lock(wait_seconds) as held:
        if not held:
            raise EngineBusy("another process is writing to the index")
        left = None if fresh else Stage.left_by(current_engine())
        with current_engine().build(go_on=left is not None) as build:
            run = _Rebuild(build, report, left)
            run.fill()
            run.verify()
            run.progress.generation = publish(build)
            report(run.progress)
    logger.info("search index %s: %d documents", run.progress.generation, run.progress.documents)
    return run.progress


def publish(build: Build) -> str:
    """What changes from now on is news to the index that stops answering, should it be gone back to."""
    stopping = current_engine().info().generation
    if stopping:
        journal.mark(stopping)
    return build.publish()


def drain_beside(build: Build) -> set[str]:
    """Changes made meanwhile go into both indexes, so that readers of the old one see them too."""
    try:
        with current_engine().update() as present:
            return drain_into([present, build], Drained())
    except EngineUnavailable:
        writers: list[Writer] = [build]
        return drain_into(writers, Drained())


class _Rebuild:
    """One rebuild. Each chunk is read and written before the outbox is drained, so nothing stale can win."""

    def __init__(self, build: Build, report: Callable[[Progress], None], left: Stage | None) -> None:
        self.build = build
        self.report = report
        self.stage = left or Stage.first(build)
        self.goes_on = left is not None
        self.progress = Progress(total=sum(source.queryset().count() for source in sources()))
        self.progress.seen = self.progress.found_done = self.stage.seen
        self.preparer = Preparer()
        self.written: set[str] = set()
        self.drained: set[str] = set()
        self._failed: list[str] = []
        self._last_drain = self._last_note = time.monotonic()

    def fill(self) -> None:
        if self.goes_on:
            self._catch_up()
        for source in sources():
            self.progress.source = source.label
            for objects in chunks(source, after=self.stage.last.get(source.label)):
                self._take(source, objects)
                self._keep_up()
            self._note()
        self._drain()
        queue(self._failed)

    def _catch_up(self) -> None:
        """What was taken into the present index since this build began may be older in this one."""
        found = list(self.build.keys())
        news = journal.keys_since(self.stage.began)
        self.written = set(found)
        if len(found) > len(self.written) or len(found) < self.stage.documents - len(news):
            raise EngineUnavailable("the unfinished index is damaged; the next one begins anew")
        self.report(self.progress)
        queue(news)
        self._drain()

    def _take(self, source: Source[Any], objects: list[Any]) -> None:
        reading = Reading()
        for obj in objects:
            key = source.key(obj)
            # A key that was drained meanwhile is in the new index already, and as new as this.
            if key not in self.drained:
                self.preparer.take(source, key, obj, reading)
        documents = [document for document in reading.changes.values() if document is not None]
        if self.goes_on:
            # Some of them may have come in after the last note.
            self.build.replace(reading.changes)
            self.written -= reading.changes.keys()
        else:
            self.build.add(documents)
        self.written.update(document.entry.key for document in documents)
        self._failed += reading.failures
        self.stage.last[source.label] = str(objects[-1].pk)
        self.stage.seen += len(objects)
        self.progress.seen += len(objects)
        self.progress.documents += len(documents)
        self.progress.failed += len(reading.failures)
        self.report(self.progress)

    def _keep_up(self) -> None:
        if time.monotonic() - self._last_drain > DRAIN_EVERY_SECONDS:
            self._drain()
        if time.monotonic() - self._last_note > NOTE_EVERY_SECONDS:
            self._note()

    def _drain(self) -> None:
        self.drained |= drain_beside(self.build)
        self._last_drain = time.monotonic()

    def _note(self) -> None:
        """Who goes on will not look again at what is behind the note, so what failed is queued before."""
        self.build.commit()
        queue(self._failed)
        self._failed.clear()
        self.stage.note(self.build)
        self._last_note = time.monotonic()

    def verify(self) -> None:
        """Everything written once must be there once; keys drained meanwhile may have come or gone."""
        counted = self.build.count()
        least = len(self.written - self.drained)
        most = len(self.written | self.drained)
        if not least <= counted <= most:
            raise EngineUnavailable(f"the new index holds {counted} documents, expected {least} to {most}")
        self.progress.documents = counted


def chunks(source: Source[Any], *, after: Any = None) -> Iterator[list[Any]]:
    """Fresh queries by primary key: a long cursor would show the database as it was at the start."""
    last = after
    while True:
        queryset = source.queryset().order_by("pk")
        if last is not None:
            queryset = queryset.filter(pk__gt=last)
        objects = list(queryset[:CHUNK])
        if not objects:
            return
        yield objects
        last = objects[-1].pk
