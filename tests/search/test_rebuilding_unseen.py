"""An index is built anew while people write and read: readers notice nothing."""

import threading
import time
from typing import Any

import pytest

from search import engine, queue
from search.engines.base import EngineUnavailable, Request
from search.indexing import drain
from search.rebuilding import rebuild
from tests.search.engines import ENGINES

STAYING = 30


class Reader(threading.Thread):
    """Counts what never changes, as fast as it can; it needs no database."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.counted: set[int] = set()
        self.reads = 0
        self.faults: list[str] = []
        self.done = threading.Event()

    def run(self) -> None:
        request = Request(classes=frozenset({"public"}), filters={"kind": ("story",)}, facets=("kind",))
        while not self.done.is_set():
            try:
                answer = engine().search(request)
            except EngineUnavailable as error:
                self.faults.append(str(error))
            else:
                self.counted |= {answer.total, answer.counts["kind"].values.get("story", 0)}
                self.reads += 1


@pytest.mark.parametrize("engine_name", ENGINES)
def test_readers_see_no_gap(shelf: Any) -> None:
    for number in range(STAYING):
        shelf.put(f"Stays {number}", kind="story")
    shelf.put("Changes", body="0")
    shelf.build()
    reader = Reader()
    reader.start()
    try:
        for number in range(1, 6):
            queue(shelf.put("Changes", body=f"version{number}"))
            drain()
            rebuild()
            assert shelf.asked(f"version{number}") == ["Changes"]
        time.sleep(0.2)
    finally:
        reader.done.set()
        reader.join(10)
    assert reader.reads > 20
    assert reader.faults == []
    assert reader.counted == {STAYING}
