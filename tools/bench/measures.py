"""Figures of a run and how they are written down."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from measuring.percentiles import percentile


class Written(TypedDict):
    row: str
    system: str
    docs: int
    p50_ms: float
    p95_ms: float
    cpu_ms: float


@dataclass(slots=True)
class Times:
    """Wall time of each request of one row and the processor time of all of them."""

    wall_ms: list[float] = field(default_factory=list)
    cpu_ms: float = 0.0

    def add(self, wall_ms: Iterable[float], cpu_ms: float) -> None:
        self.wall_ms.extend(wall_ms)
        self.cpu_ms += cpu_ms


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of the table; `requests` says how many there was time for."""

    row: str
    system: str
    docs: int
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    requests: int

    @classmethod
    def of(cls, row: str, system: str, docs: int, times: Times) -> "Figure":
        return cls(
            row,
            system,
            docs,
            round(percentile(times.wall_ms, 0.50), 3),
            round(percentile(times.wall_ms, 0.95), 3),
            round(times.cpu_ms / len(times.wall_ms), 3),
            len(times.wall_ms),
        )


@dataclass(frozen=True, slots=True)
class Weight:
    """What an index costs to make and to keep."""

    docs_a_second: float
    docs_a_cpu_second: float
    disk_mb: float
    memory_mb: float


@dataclass(frozen=True, slots=True)
class Page:
    """The whole site around the search."""

    p50_ms: float
    p95_ms: float
    cpu_ms: float
    pipeline_docs_a_second: float
    visible_p50_s: float
    visible_p95_s: float
    memory_mb: float


@dataclass(slots=True)
class Run:
    """All that was found out about one size of corpus."""

    docs: int
    figures: list[Figure] = field(default_factory=list)
    weights: dict[str, Weight] = field(default_factory=dict)
    described: dict[str, str] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    agreement: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)
    page: Page | None = None

    def figure(self, row: str, system: str) -> Figure | None:
        return next((one for one in self.figures if (one.row, one.system) == (row, system)), None)


def written(runs: Iterable[Run]) -> list[Written]:
    return [
        Written(
            row=one.row,
            system=one.system,
            docs=one.docs,
            p50_ms=one.p50_ms,
            p95_ms=one.p95_ms,
            cpu_ms=one.cpu_ms,
        )
        for run in runs
        for one in run.figures
    ]


def write(runs: Iterable[Run], target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(written(runs), indent=1) + "\n", encoding="utf-8")
