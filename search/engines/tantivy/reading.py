"""The opened index of this process, kept up with what the writer publishes and commits."""

import os
import threading
from dataclasses import dataclass

import tantivy

from ..base import guarded
from .store import Generation, Stamp, Store, stamp
from .writing import open_indexes


@dataclass(slots=True)
class Opened:
    """One generation as this process sees it; addresses of documents belong to one searcher."""

    pid: int
    pointer: Stamp | None
    generation: Generation
    commit: Stamp | None
    main: "tantivy.Index"
    passages: "tantivy.Index"

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
                held.commit = commit
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
        return Opened(os.getpid(), pointer, generation, commit, main, passages)
