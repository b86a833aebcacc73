"""Changing the index that answers, and building the next one beside it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from ..base import Document, EngineUnavailable
from .documents import main_source, passage_sources
from .indices import Indices, Place
from .listing import keys_in
from .mapping import PARTS
from .server import Server

CHUNK = 200
CHUNK_BYTES = 8 * 1024 * 1024
TRIES = 6
FIRST_WAIT_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 30.0
NOT_FOUND = 404

Action = dict[str, Any]


class PlaceWriter:
    """Writes to one pair of indices; the caller holds the writer's lock."""

    def __init__(self, server: Server, place: Place) -> None:
        self._server = server
        self.place = place

    def add(self, documents: Iterable[Document]) -> None:
        """Documents that are not there yet."""
        self._send(action for document in documents for action in self._stored(document, before=0))

    def replace(self, changes: Mapping[str, Document | None]) -> None:
        with self._server.writing() as client:
            before = self._parts(client, list(changes))
        self._send(
            action
            for key, document in changes.items()
            for action in (
                self._removed(key, before) if document is None else self._stored(document, before.get(key, 0))
            )
        )

    def commit(self) -> None:
        # Passages first: readers learn of the change by its number, which is given last.
        with self._server.writing() as client:
            client.indices.refresh(index=self.place.passages)
            client.indices.refresh(index=self.place.documents)

    def count(self) -> int:
        with self._server.writing() as client:
            return int(client.count(index=self.place.documents)["count"])

    def _parts(self, client: Elasticsearch, keys: list[str]) -> dict[str, int]:
        """How many passages each document has that is there, committed or not."""
        if not keys:
            return {}
        found = client.mget(index=self.place.documents, ids=keys, source_includes=[PARTS])
        return {row["_id"]: int(row["_source"][PARTS]) for row in found["docs"] if row.get("found")}

    def _stored(self, document: Document, before: int) -> Iterator[Action]:
        """In an order in which the document never names fewer passages than there are, wherever it is cut off."""
        key = document.entry.key
        passages = list(passage_sources(document))
        for left_over in range(len(passages), before):
            yield self._delete(self.place.passages, _passage_id(key, left_over))
        yield self._put(self.place.documents, key, main_source(document, len(passages)))
        for number, source in enumerate(passages):
            yield self._put(self.place.passages, _passage_id(key, number), source)

    def _removed(self, key: str, before: Mapping[str, int]) -> Iterator[Action]:
        if key in before:
            for number in range(before[key]):
                yield self._delete(self.place.passages, _passage_id(key, number))
            yield self._delete(self.place.documents, key)

    def _put(self, index: str, identity: str, source: dict[str, Any]) -> Action:
        return {"_op_type": "index", "_index": index, "_id": identity, "_source": source}

    def _delete(self, index: str, identity: str) -> Action:
        return {"_op_type": "delete", "_index": index, "_id": identity}

    def _send(self, actions: Iterable[Action]) -> None:
        """In portions; where the server is too busy for one, that is sent again after ever longer waits."""
        with self._server.writing() as client:
            answers = streaming_bulk(
                client,
                actions,
                chunk_size=CHUNK,
                max_chunk_bytes=CHUNK_BYTES,
                max_retries=TRIES,
                initial_backoff=FIRST_WAIT_SECONDS,
                max_backoff=LONGEST_WAIT_SECONDS,
                raise_on_error=False,
            )
            refused = sum(not done and not _is_gone(answer) for done, answer in answers)
        if refused:
            raise EngineUnavailable(f"the search server refused {refused} changes")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return


class PresentWriter(PlaceWriter):
    """Writes to the generation that answers, under the name that moves with it."""

    def __init__(self, server: Server, indices: Indices, changed: Callable[[], None]) -> None:
        with server.writing() as client:
            indices.must_be_there(client)
        super().__init__(server, indices.writing)
        self._indices = indices
        self._changed = changed

    def commit(self) -> None:
        super().commit()
        with self._server.writing() as client:
            self._indices.committed(client)
        self._changed()


class GenerationBuild(PlaceWriter):
    """A generation nobody reads now."""

    def __init__(self, server: Server, indices: Indices, changed: Callable[[], None], name: str) -> None:
        super().__init__(server, indices.generation(name))
        self.name = name
        self._indices = indices
        self._changed = changed
        self.published = False

    def keys(self) -> Iterator[str]:
        return keys_in(self._server, self.place.documents)

    def note(self, text: str) -> None:
        with self._server.writing() as client:
            self._indices.note(client, self.name, text)

    def publish(self) -> str:
        with self._server.writing() as client:
            self._indices.publish(client, self.name)
            self.published = True
            self._changed()
            self._indices.remove_old(client, keep=self.name)
        return self.name


class ContinuedBuild(GenerationBuild):
    """One that another process was killed at, or the server: there may be passages without their document."""

    def _parts(self, client: Elasticsearch, keys: list[str]) -> dict[str, int]:
        found = super()._parts(client, keys)
        half_there = [key for key in keys if key not in found]
        if half_there:
            query = {"terms": {"key": half_there}}
            # What has changed since the last commit was written by this process, and is whole.
            client.delete_by_query(index=self.place.passages, query=query, conflicts="proceed")
        return found


@contextmanager
def build_in(
    server: Server, indices: Indices, changed: Callable[[], None], *, go_on: bool = False
) -> Iterator[GenerationBuild]:
    with server.writing() as client:
        name = indices.unfinished(client)[0] if go_on else ""
        if not name:
            indices.discard_unfinished(client)
    build = _continued(server, indices, changed, name) if name else _begun(server, indices, changed)
    try:
        yield build
    except (KeyboardInterrupt, SystemExit):
        # Somebody ends the process, which says nothing against what is there.
        raise
    except BaseException:
        _discard(server, indices, build)
        raise
    else:
        _discard(server, indices, build)


def _begun(server: Server, indices: Indices, changed: Callable[[], None]) -> GenerationBuild:
    with server.writing() as client:
        return GenerationBuild(server, indices, changed, indices.create(client))


def _continued(server: Server, indices: Indices, changed: Callable[[], None], name: str) -> GenerationBuild:
    build = ContinuedBuild(server, indices, changed, name)
    try:
        build.commit()
    except EngineUnavailable:
        _discard(server, indices, build)
        raise
    return build


def _discard(server: Server, indices: Indices, build: GenerationBuild) -> None:
    if not build.published:
        with server.writing() as client:
            indices.discard_unfinished(client)
            indices.discard(client, build.name)


@contextmanager
def going_back_in(server: Server, indices: Indices, changed: Callable[[], None]) -> Iterator[GenerationBuild]:
    with server.writing() as client:
        name = indices.previous(client)
    if not name:
        raise EngineUnavailable("there is no index to go back to")
    yield GenerationBuild(server, indices, changed, name)


def _is_gone(answer: Mapping[str, Any]) -> bool:
    """Taking out what an earlier writer took out before it was killed is no fault."""
    return bool(answer.get("delete", {}).get("status") == NOT_FOUND)


def _passage_id(key: str, number: int) -> str:
    return f"{key}#{number}"
