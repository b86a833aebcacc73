import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group

import search.rebuilding
from search import engine, queue, register_facet
from search.engines.base import EngineBusy, EngineUnavailable
from search.engines.tantivy.schema import shape
from search.indexing import drain
from search.locks import writer_lock
from search.models import Outbox
from search.rebuilding import rebuild


def generations(settings: Any) -> list[Path]:
    return sorted(Path(settings.SEARCH_DIR).glob("*/gen-*"))


def test_it_works(shelf: Any, settings: Any) -> None:
    shelf.put("A", body="word")
    assert engine().version() == ""
    done = rebuild()
    assert (done.documents, done.seen, done.failed) == (1, 1, 0)
    (generation,) = generations(settings)
    assert generation.name == done.generation
    assert (generation.parent / "current").read_text().strip() == done.generation
    assert shelf.asked("word") == ["A"]


def test_readers_move_to_the_new_index(shelf: Any, settings: Any) -> None:
    shelf.put("A", body="word")
    rebuild()
    reader = engine()
    first = reader.version()
    shelf.put("B", body="word")
    rebuild()
    assert reader is engine()
    assert reader.version() != first
    assert sorted(shelf.asked("word")) == ["A", "B"]
    assert len(generations(settings)) == 2


def test_the_previous_index_goes_after_an_hour(shelf: Any, settings: Any) -> None:
    rebuild()
    rebuild()
    oldest = generations(settings)[0]
    os.utime(oldest, (time.time() - 7_200,) * 2)
    rebuild()
    assert oldest not in generations(settings)
    assert len(generations(settings)) == 2


def test_a_failed_build_leaves_the_old_index(
    shelf: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put("A", body="word")
    rebuild()
    with monkeypatch.context() as patch:
        patch.setattr(search.rebuilding._Rebuild, "_take", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            rebuild()
    assert shelf.asked("word") == ["A"]
    assert len(generations(settings)) == 1


def test_a_build_with_wrong_counts_is_not_published(
    shelf: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put("A", body="word")
    rebuild()
    with monkeypatch.context() as patch:
        patch.setattr("search.engines.tantivy.writing.GenerationWriter.count", lambda build: 0)
        with pytest.raises(EngineUnavailable, match="holds 0 documents"):
            rebuild()
    assert shelf.asked("word") == ["A"]
    assert len(generations(settings)) == 1


def test_changes_during_a_build_reach_both_indexes(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        shelf.put(f"N{number}", body="before")
    rebuild()
    monkeypatch.setattr(search.rebuilding, "CHUNK", 2)
    monkeypatch.setattr(search.rebuilding, "DRAIN_EVERY_SECONDS", -1.0)
    during: list[list[str]] = []
    chunks = 0

    def change(progress: search.rebuilding.Progress) -> None:
        nonlocal chunks
        chunks += 1
        if chunks == 1:
            for title in ("N0", "N5"):
                shelf.put(title, body="after")
                queue(shelf.key(title))
            queue(shelf.key("N1"), "delete")
            Group.objects.get(name="N1").delete()
            queue(shelf.put("New", body="after"))
        elif chunks == 2:
            during.append(sorted(shelf.asked("after")))

    rebuild(change)
    assert during == [["N0", "N5", "New"]]
    assert sorted(shelf.asked("after")) == ["N0", "N5", "New"]
    assert sorted(shelf.asked("before")) == ["N2", "N3", "N4"]
    assert shelf.ask().total == 6
    assert not Outbox.objects.exists()


def test_broken_objects_are_left_out_and_queued(shelf: Any) -> None:
    shelf.put("A", body="word")
    shelf.put("B", broken=True)
    done = rebuild()
    assert (done.documents, done.failed) == (1, 1)
    assert Outbox.objects.get().key == shelf.key("B")


def test_only_one_writes(shelf: Any) -> None:
    with writer_lock(), pytest.raises(EngineBusy):
        rebuild()


def test_another_shape_needs_another_index(shelf: Any, settings: Any) -> None:
    shelf.put("A", body="word")
    rebuild()
    before = shape()
    register_facet("colour")
    assert shape() != before
    settings.SEARCH_LANGUAGES = ("en", "fr")
    assert shape() != before


@pytest.mark.parametrize("content", ["", "gone", "../../etc", "\x00"])
def test_a_bad_pointer_is_a_missing_index(shelf: Any, settings: Any, content: str) -> None:
    shelf.put("A", body="word")
    rebuild()
    pointer = next(Path(settings.SEARCH_DIR).glob("*/current"))
    pointer.write_text(content)
    assert engine().version() == ""
    assert shelf.find("a").warming
    rebuild()
    assert shelf.asked("word") == ["A"]


def test_broken_files_are_a_missing_index(shelf: Any, settings: Any) -> None:
    shelf.put("A", body="word")
    rebuild()
    (generations(settings)[0] / "main" / "meta.json").write_text("{")
    assert shelf.find("a").warming


def test_a_forked_process_opens_for_itself(shelf: Any) -> None:
    shelf.put("A", body="word")
    rebuild()
    assert shelf.asked("word") == ["A"]
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, ",".join(shelf.asked("word")).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        assert answer.read() == "A"
    os.waitpid(child, 0)


def test_commits_do_not_pile_up_files(shelf: Any, settings: Any) -> None:
    shelf.put("A", body="word")
    rebuild()
    for number in range(40):
        queue(shelf.put(f"N{number}", body="word"))
        drain()
    assert shelf.ask("word").total == 41
    files = [path for path in generations(settings)[0].rglob("*") if path.is_file()]
    assert len(files) < 200
