"""Starts a process for each system and asks them in turns, so that noise of the machine hits all alike."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.checking import check
from bench.measures import Figure, Run, Times, Weight
from bench.questions import QUESTIONS, ROWS, Row

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000
# A slow system gets fewer questions in a row than the others.
ROW_SECONDS = 4.0
TURN_SECONDS = 0.3
MOST_IN_A_TURN = 10
WARM_UP = 20
# One needs seconds for a question with common words, the others most of an hour to take in a million texts.
SMALL_ONLY = {"wagtail": 10_000, "fts5": 100_000, "postgres": 100_000}
HURRIED = {"wagtail": 0.5}

Say = Callable[[str], None]


class SystemFailed(Exception):
    """A system ended or refused; the others go on."""


class Measured:
    """One system in its process; orders and answers are lines of JSON."""

    def __init__(self, name: str, place: Path) -> None:
        self.name = name
        self.rows: frozenset[str] = frozenset()
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(["platform", ".", "tools"])}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.worker", name, str(place)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def order(self, do: str, **given: Any) -> Any:
        assert self.process.stdin is not None  # noqa: S101
        assert self.process.stdout is not None  # noqa: S101
        try:
            self.process.stdin.write(json.dumps({"do": do, **given}) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise SystemFailed(f"{self.name} ended while it was told to {do}")
        return json.loads(line)["answer"]

    def end(self) -> None:
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def run(docs: int, names: Iterable[str], place: Path, say: Say, *, row_seconds: float = ROW_SECONDS) -> Run:
    found = Run(docs)
    present: list[Measured] = []
    try:
        for name in names:
            system = _ready(name, place / name, found, say)
            if system is not None:
                present.append(system)
        for row in ROWS:
            say(f"  ({row.key}) {row.name} …")
            _measure(row, present, found, row_seconds)
        say("  counts of all systems are compared …")
        check(_working(present, found), found)
        for system in _working(present, found):
            memory = system.order("memory") / MEGABYTE
            found.weights[system.name] = replace(found.weights[system.name], memory_mb=round(memory, 1))
            system.order("close")
    finally:
        for system in present:
            system.end()
    return found


def _working(systems: Iterable[Measured], found: Run) -> list[Measured]:
    return [system for system in systems if system.name not in found.skipped]


def _ready(name: str, place: Path, found: Run, say: Say) -> Measured | None:
    """Built in one process and asked in another, so that memory is that of serving."""
    if found.docs > SMALL_ONLY.get(name, found.docs):
        found.skipped[name] = f"too slow beyond {SMALL_ONLY[name]:,} documents"
        return None
    builder = Measured(name, place)
    try:
        reason = builder.order("missing")
        if reason:
            found.skipped[name] = reason
            say(f"  {name}: skipped, {reason}")
            return None
        say(f"  {name}: building …")
        told = builder.order("build", documents=found.docs)
    except SystemFailed as error:
        found.skipped[name] = str(error)
        say(f"  {error}")
        return None
    finally:
        builder.end()
    found.weights[name] = Weight(
        docs_a_second=round(found.docs / told["seconds"]),
        docs_a_cpu_second=round(found.docs / max(0.001, told["cpu_seconds"])),
        disk_mb=round(told["bytes"] / MEGABYTE, 1),
        memory_mb=0.0,
    )
    system = Measured(name, place)
    system.order("missing")
    system.order("open")
    facts = system.order("facts")
    system.rows = frozenset(facts["rows"])
    found.described[name] = facts["described"]
    return system


def _measure(row: Row, systems: Iterable[Measured], found: Run, row_seconds: float) -> None:
    """All questions to all systems in turns; one that fails is left out from here on."""
    present = [system for system in _working(systems, found) if row.key in system.rows]
    taken = {system: Times() for system in present}
    limit = {system: 1_000 * row_seconds * HURRIED.get(system.name, 1.0) for system in present}
    waiting = {system: list(range(QUESTIONS)) for system in present}
    turn: dict[Measured, int] = {}
    while waiting:
        for system in list(waiting):
            try:
                if system not in turn:
                    turn[system] = _warmed_up(row, system)
                size = turn[system]
                numbers, waiting[system] = waiting[system][:size], waiting[system][size:]
                told = system.order("ask", row=row.key, numbers=numbers)
            except SystemFailed as error:
                found.skipped[system.name] = str(error)
                del waiting[system], taken[system]
                continue
            taken[system].add(told["wall_ms"], told["cpu_ms"])
            if not waiting[system] or sum(taken[system].wall_ms) > limit[system]:
                del waiting[system]
    found.figures += [Figure.of(row.key, system.name, found.docs, times) for system, times in taken.items()]


def _warmed_up(row: Row, system: Measured) -> int:
    """Asks with other words than those that are measured; returns how many questions make a turn."""
    first = system.order("ask", row=row.key, numbers=[0], series=1)["wall_ms"][0]
    if first > 1_000 * TURN_SECONDS:
        return 1
    times = system.order("ask", row=row.key, numbers=list(range(1, WARM_UP)), series=1)["wall_ms"]
    mean = max(0.01, sum(times) / len(times))
    return max(1, min(MOST_IN_A_TURN, int(1_000 * TURN_SECONDS / mean)))
