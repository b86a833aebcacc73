"""Changing the index that answers, and building the next one beside it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType

import tantivy

from ..base import Document, EngineBusy, EngineUnavailable, guarded
from ..words import register_on
from .documents import main_document, passage_documents
from .listing import keys_in
from .schema import main_schema, passage_schema
from .store import UNFINISHED, Generation, Store

HEAP_BYTES = 48_000_000


def open_indexes(generation: Generation) -> tuple["tantivy.Index", "tantivy.Index"]:
    """Both indexes with their rules; files of another shape are refused by the engine."""
    with guarded():
        main = tantivy.Index(main_schema(), path=str(generation.main))
        passages = tantivy.Index(passage_schema(), path=str(generation.passages))
        register_on(main)
        register_on(passages)
    return main, passages


class GenerationWriter:
    """The only writer of a generation; the caller holds the writer's lock."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self._main_index, passages_index = open_indexes(generation)
        try:
            with guarded():
                self._main = self._main_index.writer(HEAP_BYTES, 1)
                self._passages = passages_index.writer(HEAP_BYTES, 1)
                # A process that was killed in a commit leaves files whose names the next commit gives again.
                for writer in (self._main, self._passages):
                    writer.garbage_collect_files()
        except EngineUnavailable as error:
            if "LockBusy" in str(error):
                raise EngineBusy(str(error)) from error
            raise

    def add(self, documents: Iterable[Document]) -> None:
        with guarded():
            for document in documents:
                self._main.add_document(main_document(document))
                for passage in passage_documents(document):
                    self._passages.add_document(passage)

    def replace(self, changes: Mapping[str, Document | None]) -> None:
        with guarded():
            for key in changes:
                self._main.delete_documents_by_term("key", key)
                self._passages.delete_documents_by_term("key", key)
        self.add(document for document in changes.values() if document is not None)

    def commit(self) -> None:
        # Passages first: readers look at the time stamp of the main index only.
        with guarded():
            self._passages.commit()
            self._main.commit()

    def count(self) -> int:
        with guarded():
            self._main_index.reload()
            return int(self._main_index.searcher().num_docs)

    def __enter__(self) -> "GenerationWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Waits for merges, which would otherwise be cut short and leave ever more small files."""
        with guarded():
            if kind is not None:
                self._main.rollback()
                self._passages.rollback()
            self._main.wait_merging_threads()
            self._passages.wait_merging_threads()


class GenerationBuild(GenerationWriter):
    """A generation nobody reads now."""

    def __init__(self, store: Store, generation: Generation) -> None:
        self._store = store
        self.published = False
        super().__init__(generation)

    @property
    def name(self) -> str:
        return self.generation.name

    def keys(self) -> Iterator[str]:
        with guarded():
            self._main_index.reload()
            searcher = self._main_index.searcher()
        return keys_in(searcher)

    def note(self, text: str) -> None:
        with guarded():
            self.generation.keep(UNFINISHED, text)

    def publish(self) -> str:
        self._store.publish(self.generation)
        self.published = True
        return self.name


@contextmanager
def build_in(store: Store, *, go_on: bool = False) -> Iterator[GenerationBuild]:
    generation = store.unfinished() if go_on else None
    store.discard_unfinished(but=generation)
    generation = generation or store.new()
    build = None
    try:
        build = GenerationBuild(store, generation)
        with build:
            yield build
    except (KeyboardInterrupt, SystemExit):
        # Somebody ends the process, which says nothing against what is committed.
        raise
    except BaseException:
        _discard(store, generation, build)
        raise
    else:
        _discard(store, generation, build)


def _discard(store: Store, generation: Generation, build: GenerationBuild | None) -> None:
    if build is None or not build.published:
        store.discard(generation)


@contextmanager
def going_back_in(store: Store) -> Iterator[GenerationBuild]:
    generation = store.previous()
    if generation is None:
        raise EngineUnavailable("there is no index to go back to")
    build = GenerationBuild(store, generation)
    with build:
        yield build
