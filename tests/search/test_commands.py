import os
import signal
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from search import cube, engine, queue
from search.checks import check_settings
from search.health import status
from search.locks import writer_lock
from search.management.commands.search_worker import Command
from search.models import MOST_ATTEMPTS, Journal, Outbox


def said(*command: str, **options: Any) -> str:
    out = StringIO()
    call_command(*command, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def test_rebuild(shelf: Any) -> None:
    shelf.put("A")
    assert "1 documents from 1 objects" in said("search_rebuild")
    assert engine().info().documents == 1


def test_rebuild_says_who_is_in_the_way(shelf: Any) -> None:
    with writer_lock(), pytest.raises(CommandError, match="another process"):
        said("search_rebuild", wait=0.0)


def test_status(shelf: Any) -> None:
    assert "ready            False" in said("search_status")
    shelf.build()
    queue(shelf.put("A"))
    queue(shelf.put("Broken"))
    Outbox.objects.filter(key=shelf.key("Broken")).update(attempts=MOST_ATTEMPTS, error="ValueError: odd")
    text = said("search_status")
    assert "ready            True" in text
    assert "queued           1" in text
    assert "ValueError: odd" in text
    assert "auth.group" in text
    assert "1 parked changes" in said("search_status", retry=True)
    assert not Outbox.objects.parked().exists()


@pytest.fixture
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker lets go of connections between turns; the test's own transaction must not go with them."""
    monkeypatch.setattr("search.management.commands.search_worker.close_old_connections", lambda: None)


def test_worker_builds_what_is_missing_and_keeps_up(shelf: Any, one_connection: None) -> None:
    shelf.put("A", body="word")
    said("search_worker", once=True)
    assert shelf.asked("word") == ["A"]
    queue(shelf.put("B", body="word"))
    said("search_worker", once=True)
    assert sorted(shelf.asked("word")) == ["A", "B"]


def test_worker_counts_for_browsing(shelf: Any, one_connection: None) -> None:
    shelf.put("A", kind="story")
    said("search_worker", once=True)
    kept = cube.Cube.read(engine().kept(cube.NAME))
    assert kept.version == engine().version()
    assert kept.shares("").counts({"public"})["kind"] == {"story": 1}


def test_worker_prunes_the_journal(shelf: Any, one_connection: None) -> None:
    Journal.objects.create(key="tests.thing:1", at=timezone.now() - timedelta(days=2))
    queue(shelf.put("A"))
    said("search_worker", once=True)
    assert list(Journal.objects.exclude(key="").values_list("key", flat=True)) == [shelf.key("A")]


def test_worker_lets_another_one_work(shelf: Any, one_connection: None) -> None:
    with writer_lock():
        said("search_worker", once=True)
    assert engine().version() == ""


def test_health(shelf: Any) -> None:
    shelf.build()
    queue(shelf.put("A"))
    Outbox.objects.update(queued_at=timezone.now() - timedelta(seconds=90))
    report = status()
    assert (report["ready"], report["queued"], report["parked"]) == (True, 1, 0)
    assert float(report["oldest_seconds"]) >= 90


def test_health_answers_whatever_is_broken(
    shelf: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_a_client(settings, monkeypatch)
    report = status()
    assert report["ready"] is False
    assert "elastic" in str(report["error"])


def without_a_client(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server is named, but what speaks to it was not installed."""
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    monkeypatch.setitem(sys.modules, "search.engines.elastic", None)


def test_checks(shelf: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [message.id for message in check_settings(None)] == ["search.W001"]
    shelf.build()
    assert check_settings(None) == []
    settings.SEARCH_VIEWER_TOKENS = "no.such.function"
    without_a_client(settings, monkeypatch)
    assert [message.id for message in check_settings(None)] == ["search.E001", "search.E002"]


def test_the_lock_goes_with_the_process(shelf: Any, settings: Any) -> None:
    code = (
        "import fcntl, sys, time, pathlib; path = pathlib.Path(sys.argv[1]); path.mkdir(parents=True, exist_ok=True); "
        "file = (path / 'writer.lock').open('w'); fcntl.flock(file, fcntl.LOCK_EX); print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, settings.SEARCH_DIR], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with writer_lock() as held:
            assert not held
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with writer_lock(wait_seconds=2.0) as held:
        assert held


def test_worker_stops_when_told(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[int] = []

    def turn(command: Command) -> float:
        turns.append(1)
        os.kill(os.getpid(), signal.SIGTERM)
        return 30.0

    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    monkeypatch.setattr(Command, "_turn", turn)
    try:
        call_command("search_worker")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert turns == [1]
