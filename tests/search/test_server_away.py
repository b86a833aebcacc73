"""The search server goes, hangs, is full, and comes back: readers get answers all the while, nothing is lost."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import pytest

from search import Passage, engine, queue
from search.checking import compare
from search.engines.base import EngineUnavailable
from search.indexing import drain
from search.models import Outbox

pytestmark = [pytest.mark.elasticsearch]


class Line:
    """A line to the server that can be cut or go dead."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._server = (str(parts.hostname), int(parts.port or 9200))
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        self.state = "open"
        self._open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def turn(self, state: str) -> None:
        """`open`, `cut` (every call fails at once) or `dead` (calls are taken and never answered)."""
        self.state = state
        for end in self._open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def close(self) -> None:
        self.turn("cut")
        self._door.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                caller, _address = self._door.accept()
                self._open.append(caller)
                if self.state == "cut":
                    caller.close()
                elif self.state == "open":
                    server = socket.create_connection(self._server)
                    self._open.append(server)
                    for one, other in ((caller, server), (server, caller)):
                        threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65_536):
                other.sendall(data)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)


@pytest.fixture
def engine_name() -> str:
    return "elastic"


@pytest.fixture
def line(shelf: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """Short patience, so that a test need not have much."""
    monkeypatch.setattr("search.engines.elastic.server.READING_SECONDS", 0.3)
    monkeypatch.setattr("search.engines.elastic.server.WRITING_SECONDS", 3.0)
    monkeypatch.setattr("search.engines.elastic.breaker.FIRST_PAUSE_SECONDS", 0.3)
    monkeypatch.setattr("search.engines.elastic.breaker.LONGEST_PAUSE_SECONDS", 0.3)
    with closing(Line(settings.ELASTICSEARCH_URL)) as line:
        settings.ELASTICSEARCH_URL = line.address
        yield line


def until(said: Any) -> None:
    deadline = time.monotonic() + 20
    while not said():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("fault", ["cut", "dead"])
def test_readers_are_answered_from_titles_and_the_index_catches_up(
    shelf: Any, line: Line, fault: str
) -> None:
    shelf.put("Harbour office", body="word")
    shelf.build()
    assert shelf.titles("word") == ["Harbour office"]
    for _time in range(2):
        line.turn(fault)
        until(lambda: shelf.find("harbour").warming)
        for _read in range(20):
            results = shelf.find("harbour")
            assert results.warming
            assert [hit.title for hit in results.hits] == ["Harbour office"]
        queue(shelf.put(f"Written {_time} meanwhile", body="word"))
        drain()
        assert Outbox.objects.count() == 1
        line.turn("open")
        until(lambda: not shelf.find("harbour").warming)
        assert shelf.titles("harbour") == ["Harbour office"]
        until(lambda: drain() and not Outbox.objects.exists())
        assert compare().is_right
    assert sorted(shelf.titles("word")) == ["Harbour office", "Written 0 meanwhile", "Written 1 meanwhile"]


def test_a_dead_line_is_not_waited_for_by_every_reader(shelf: Any, line: Line) -> None:
    shelf.put("Harbour office")
    shelf.build()
    line.turn("dead")
    until(lambda: shelf.find("harbour").warming)
    refused = 0
    for _time in range(50):
        try:
            engine().suggest("harb", shelf_request(shelf))
        except EngineUnavailable as error:
            refused += "left alone" in str(error)
    assert refused > 40


def shelf_request(shelf: Any) -> Any:
    from search.engines.base import Request

    return Request(classes=frozenset({"public"}))


def test_a_server_that_takes_no_more_goes_on_answering(
    shelf: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the server does by itself when its disk is nearly full."""
    from elasticsearch import Elasticsearch

    monkeypatch.setattr("search.engines.elastic.writing.FIRST_WAIT_SECONDS", 0.01)
    monkeypatch.setattr("search.engines.elastic.writing.LONGEST_WAIT_SECONDS", 0.02)
    shelf.put("Before", body="word")
    shelf.build()
    with closing(Elasticsearch(settings.ELASTICSEARCH_URL)) as client:
        ours = f"{settings.ELASTICSEARCH_PREFIX}-*"
        client.indices.put_settings(index=ours, settings={"index.blocks.read_only_allow_delete": True})
        queue(shelf.put("After", body="word"))
        drain()
        assert Outbox.objects.count() == 1
        assert shelf.titles("word") == ["Before"]
        client.indices.put_settings(index=ours, settings={"index.blocks.read_only_allow_delete": None})
    until(lambda: drain() and not Outbox.objects.exists())
    assert sorted(shelf.titles("word")) == ["After", "Before"]


@pytest.mark.parametrize("sent", range(10))
def test_a_writer_killed_in_the_middle_leaves_no_passages_behind(
    shelf: Any, monkeypatch: pytest.MonkeyPatch, sent: int
) -> None:
    """Two passages become five, the writer is killed on the way, and the next one makes one of them or none."""
    from elasticsearch.helpers import streaming_bulk

    def passages(count: int) -> tuple[Passage, ...]:
        return tuple(Passage(f"part {number}") for number in range(count))

    def killed(client: Any, actions: Any, **options: Any) -> Any:
        yield from streaming_bulk(client, islice(actions, sent), **options)
        raise EngineUnavailable("killed")

    shelf.put("Grows", passages=passages(2))
    shelf.put("Goes", passages=passages(2))
    shelf.build()
    shelf.put("Grows", passages=passages(5))
    shelf.put("Goes", draft=True)
    queue([shelf.key("Grows"), shelf.key("Goes")])
    with monkeypatch.context() as patch:
        patch.setattr("search.engines.elastic.writing.streaming_bulk", killed)
        drain()
    shelf.put("Grows", passages=passages(1))
    assert drain().indexed == 2
    assert (engine().info().documents, engine().info().passages) == (1, 1)


@pytest.mark.parametrize("deleted", ["", "*-documents", "*-passages", "state"])
def test_an_index_that_somebody_deleted_is_built_again(shelf: Any, settings: Any, deleted: str) -> None:
    from elasticsearch import Elasticsearch

    shelf.put("A", body="word")
    shelf.build()
    with closing(Elasticsearch(settings.ELASTICSEARCH_URL)) as client:
        found = client.indices.get(index=f"{settings.ELASTICSEARCH_PREFIX}-{deleted}*")
        client.indices.delete(index=",".join(found))
    until(lambda: not engine().version())
    assert shelf.find("a").warming
    shelf.build()
    assert shelf.titles("word") == ["A"]
