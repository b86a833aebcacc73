"""A rebuild that is killed goes on where it stopped: nothing lost, nothing stale, nothing twice."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError
from django.utils import timezone

import search.rebuilding
from search import Access, engine, queue, register_facet
from search.engines.base import EngineUnavailable
from search.indexing import drain
from search.locks import writer_lock
from search.models import Journal
from search.rebuilding import Progress, rebuild
from tests.search.engines import ENGINES, settings_for
from tests.search.test_commands import said

ROOT = Path(__file__).resolve().parents[2]
# Each takes some processes; more of them where changes are decided on.
KILLS = int(os.environ.get("KILLS", "4" if os.environ.get("CI") == "true" else "1"))


class Site:
    """Runs the tasks of `rebuilder.py`, each in a process of its own."""

    def __init__(self, folder: Path, chosen: dict[str, Any]) -> None:
        server = (chosen.get("ELASTICSEARCH_URL", ""), chosen.get("ELASTICSEARCH_PREFIX", ""))
        self._command = [sys.executable, str(ROOT / "tests/search/rebuilder.py"), str(folder), *server]
        self._environment = os.environ | {"PYTHONPATH": str(ROOT)}

    def run(self, task: str) -> list[list[str]]:
        done = subprocess.run(
            [*self._command, task], env=self._environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return [line.split() for line in done.stdout.splitlines()]

    def start_and_end(self, after: int, how: signal.Signals) -> int:
        """Lets a rebuild report so many chunks; returns how many objects it had read by then."""
        command = [*self._command, "rebuild"]
        with subprocess.Popen(
            command, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as process:
            assert process.stdout is not None
            read = [process.stdout.readline() for _chunk in range(after)]
            process.send_signal(how)
            rest = process.stdout.read()
        assert "done" not in rest
        return int(read[-1])


@pytest.mark.parametrize("engine_name", ENGINES)
def test_a_killed_rebuild_goes_on(engine_name: str, tmp_path: Path) -> None:
    with settings_for(engine_name) as chosen:
        site = Site(tmp_path, chosen)
        site.run("make")
        for kill in range(KILLS):
            seen = site.start_and_end(3 + kill % 3, signal.SIGKILL)
            site.run("change")
            again = site.start_and_end(3, signal.SIGKILL if kill % 2 else signal.SIGINT)
            assert again >= seen - 20
            *_chunks, done = site.run("rebuild")
            assert int(done[1]) >= seen - 20
            assert int(done[1]) > 0
            assert {number for line in site.run("check") for number in line} == {"0"}


class PowerCut(KeyboardInterrupt):
    pass


@pytest.fixture
def cut_short(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A rebuild that ends after so many chunks of two."""
    monkeypatch.setattr(search.rebuilding, "CHUNK", 2)
    monkeypatch.setattr(search.rebuilding, "NOTE_EVERY_SECONDS", -1.0)

    def cut(after: int = 3) -> None:
        chunks = 0

        def count(progress: Progress) -> None:
            nonlocal chunks
            chunks += 1
            if chunks == after:
                raise PowerCut

        with pytest.raises(PowerCut):
            rebuild(count)

    for number in range(10):
        shelf.put(f"N{number}", body="word")
    return cut


def resumed() -> tuple[int, int]:
    seen: list[int] = []
    done = rebuild(lambda progress: seen.append(progress.seen))
    assert seen[0] == done.found_done or not done.found_done
    return done.found_done, done.documents


@pytest.mark.parametrize("engine_name", ENGINES)
def test_changes_between_are_taken_in(shelf: Any, cut_short: Any) -> None:
    rebuild()
    cut_short()
    queue(shelf.put("N0", access=Access.members()), "restrict")
    queue(shelf.key("N1"), "delete")
    Group.objects.get(name="N1").delete()
    queue([shelf.put("N2", body="other"), shelf.put("N9", body="other")])
    drain()
    queue(shelf.put("N3", body="other"))
    assert resumed() == (4, 9)
    assert sorted(shelf.asked("other")) == ["N2", "N3", "N9"]
    assert sorted(shelf.asked("word")) == ["N4", "N5", "N6", "N7", "N8"]
    assert shelf.ask().total == 8


def test_the_first_index_of_all_goes_on_too(shelf: Any, cut_short: Any) -> None:
    cut_short()
    assert shelf.find("word").warming
    assert resumed() == (4, 10)


def test_what_could_not_be_read_before_is_not_forgotten(shelf: Any, cut_short: Any) -> None:
    shelf.put("N0", broken=True)
    cut_short()
    shelf.put("N0", body="mended")
    assert resumed() == (4, 10)
    assert shelf.asked("mended") == ["N0"]


def test_a_fresh_one_can_be_asked_for(shelf: Any, cut_short: Any, settings: Any) -> None:
    cut_short()
    assert "going on" not in said("search_rebuild", fresh=True)
    assert len(list(settings.SEARCH_DIR.glob("*/gen-*"))) == 1


def test_the_command_says_that_it_goes_on(shelf: Any, cut_short: Any) -> None:
    cut_short()
    assert "going on with an unfinished index: 4 of 10 objects are done" in said("search_rebuild")


def test_the_command_says_how_to_go_on(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def end(*args: Any) -> None:
        raise PowerCut

    monkeypatch.setattr(search.rebuilding._Rebuild, "_take", end)
    shelf.put("A")
    with pytest.raises(CommandError, match="run it again to go on"):
        said("search_rebuild")


def test_one_that_is_too_old_is_begun_anew(shelf: Any, cut_short: Any) -> None:
    cut_short()
    Journal.objects.update(at=timezone.now() - timedelta(days=1))
    assert resumed() == (0, 10)


def test_a_database_from_before_is_not_trusted(shelf: Any, cut_short: Any) -> None:
    """Put back from a copy that was made while the index was built."""
    cut_short()
    Journal.objects.order_by("-pk").first().delete()
    assert resumed() == (0, 10)


@pytest.mark.parametrize("engine_name", ENGINES)
def test_one_of_another_shape_is_removed(shelf: Any, cut_short: Any) -> None:
    cut_short()
    first = engine().unfinished()
    register_facet("colour")
    search.engines._made.clear()
    assert engine().unfinished() == ""
    assert resumed() == (0, 10)
    assert first
    search.facets._specs.pop("colour")
    search.engines._made.clear()
    assert engine().unfinished() == ""


def test_one_that_lost_something_is_thrown_away(shelf: Any, cut_short: Any) -> None:
    cut_short()
    with suppress(PowerCut), engine().build(go_on=True) as build:
        build.replace({shelf.key("N0"): None})
        build.commit()
        raise PowerCut
    with pytest.raises(EngineUnavailable, match="damaged"):
        rebuild()
    assert resumed() == (0, 10)


def test_a_build_that_fails_is_not_gone_on_with(shelf: Any, cut_short: Any) -> None:
    cut_short()
    with pytest.raises(ZeroDivisionError):
        rebuild(lambda progress: 1 / 0)
    assert engine().unfinished() == ""


def test_only_one_builds(shelf: Any, cut_short: Any) -> None:
    cut_short()
    with writer_lock(), pytest.raises(EngineUnavailable, match="another process"):
        rebuild()
    assert resumed() == (4, 10)
