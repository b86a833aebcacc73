"""The opened index of this process, kept up with what the writer publishes and commits."""

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace

import tantivy

from ..base import guarded
from .schema import MONTH
from .store import Generation, Stamp, Store, stamp
from .writing import open_indexes

# Beyond this many, a reader of all of them is looked up like anybody else.
MOST_CLASSES = 10_000
# More than there are between the first and the last year a date can have.
MOST_MONTHS = 120_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One commit of an index, which stays as it is while others reload the index.

    Addresses of documents belong to one searcher, and so does the knowledge of which values are all there are.
    """

    searcher: "tantivy.Searcher"
    complete: Mapping[str, frozenset[str]]
    months: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, index: "tantivy.Index") -> "Snapshot":
        """Looks up all access classes that documents carry, those of deleted ones perhaps among them."""
        searcher = index.searcher()
        terms = searcher.terms_with_prefix("access", "", None, MOST_CLASSES)
        if len(terms) == MOST_CLASSES:
            return cls(searcher, {})
        return cls(searcher, {"access": frozenset(term for term, _documents in terms)})

    @classmethod
    def of_documents(cls, index: "tantivy.Index") -> "Snapshot":
        """Also the months of their dates, latest first, each with its number of documents."""
        snapshot = cls.of(index)
        months = snapshot.searcher.terms_with_prefix(MONTH, "", None, MOST_MONTHS)
        return replace(snapshot, months=tuple(sorted(months, reverse=True)))


@dataclass(frozen=True, slots=True)
class Opened:
    """One generation as this process sees it."""

    pid: int
    pointer: Stamp | None
    generation: Generation
    commit: Stamp | None
    main: "tantivy.Index"
    passages: "tantivy.Index"
    documents: "Snapshot"
    parts: "Snapshot"

    @property
    def version(self) -> str:
        return f"{self.generation.path}:{self.commit}"


class Reader:
    """Two stat calls a request decide whether to reload after a commit or open another generation."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._opened: Opened | None = None

    def opened(self) -> Opened:
        with self._lock:
            pointer = stamp(self._store.pointer)
            held = self._opened
            if held is None or held.pid != os.getpid() or held.pointer != pointer or pointer is None:
                held = self._opened = self._open(pointer)
            commit = held.generation.commit_stamp()
            if commit != held.commit:
                with guarded():
                    held.passages.reload()
                    held.main.reload()
                    parts, documents = Snapshot.of(held.passages), Snapshot.of_documents(held.main)
                held = self._opened = replace(held, commit=commit, documents=documents, parts=parts)
            return held

    def _open(self, pointer: Stamp | None) -> Opened:
        generation = self._store.current()
        commit = generation.commit_stamp()
        main, passages = open_indexes(generation)
        with guarded():
            # Our own look at the file replaces the engine's watcher thread, which does not survive a fork.
            for index in (main, passages):
                index.config_reader("manual", 0)
                index.reload()
            parts, documents = Snapshot.of(passages), Snapshot.of_documents(main)
        return Opened(os.getpid(), pointer, generation, commit, main, passages, documents, parts)
