"""One measured system in a process of its own: it reads orders as lines of JSON and answers in the same way."""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from measuring import processes

from bench.corpus import articles
from bench.questions import ROW_OF, questions
from bench.systems.base import System
from bench.systems.making import make

AT_ONCE = 500


class Worker:
    def __init__(self, system: System) -> None:
        self.system = system

    def missing(self) -> str:
        return self.system.missing()

    def build(self, documents: int) -> dict[str, float]:
        """Only adding and committing is timed, not making the articles."""
        source = articles(documents)
        started, worked = self._cpu(), 0.0
        began = time.perf_counter()
        self.system.start_build()
        seconds = time.perf_counter() - began
        while some := list(islice(source, AT_ONCE)):
            prepared = self.system.prepare(some)
            began, started = time.perf_counter(), self._cpu()
            self.system.add(prepared)
            seconds += time.perf_counter() - began
            worked += self._cpu() - started
        began, started = time.perf_counter(), self._cpu()
        self.system.finish_build()
        seconds += time.perf_counter() - began
        worked += self._cpu() - started
        return {"seconds": seconds, "cpu_seconds": worked, "bytes": self.system.size()}

    def open(self) -> None:
        self.system.open()

    def ask(self, row: str, numbers: Sequence[int], series: int = 0) -> dict[str, Any]:
        """Wall time of each question, processor time of all of them: clocks of other processes are coarse."""
        asked = questions(series)
        times = []
        began = self._cpu()
        for number in numbers:
            start = time.perf_counter()
            self.system.ask(ROW_OF[row], asked[number])
            times.append(1_000 * (time.perf_counter() - start))
        return {"wall_ms": times, "cpu_ms": 1_000 * (self._cpu() - began)}

    def found(self, row: str, number: int) -> dict[str, Any]:
        found = self.system.ask(ROW_OF[row], questions()[number])
        return {"total": found.total, "counts": found.counts}

    def memory(self) -> int:
        """The server's where there is one, otherwise this process with the site's code in it."""
        servers = self.system.server_processes()
        return sum(map(processes.resident, servers)) if servers else processes.resident(os.getpid())

    def facts(self) -> dict[str, Any]:
        return {
            "rows": sorted(self.system.rows),
            "described": self.system.described(),
            "server": bool(self.system.server_processes()),
        }

    def close(self) -> None:
        self.system.close()

    def _cpu(self) -> float:
        return time.process_time() + sum(map(processes.cpu_seconds, self.system.server_processes()))


def main() -> None:
    # Whatever else writes to the standard output must not stand among the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    worker = Worker(make(sys.argv[1], Path(sys.argv[2])))
    for line in sys.stdin:
        order: dict[str, Any] = json.loads(line)
        do: Callable[..., Any] = getattr(worker, order.pop("do"))
        answers.write(json.dumps({"answer": do(**order)}) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
