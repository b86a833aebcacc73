"""Figures of a run and how they are written down."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from measuring.percentiles import percentile

from bench_forum.asking import Answer

READERS = ("anonymous", "member")
PAGES = {
    "index": "forum index",
    "list": "topic list, first page",
    "topic": "topic of 20 posts",
    "topic-deep": "topic of 2,000 posts, middle page",
    "list-deep": "topic list, middle page",
}
# Printed, but no row of the results.
EXTRA = "list-deep"


class Written(TypedDict):
    row: str
    system: str
    posts: int
    queries: int
    cpu_ms_p50: float
    wall_ms_p50: float
    wall_ms_p95: float
    bytes: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One page as one reader got it from one system; `packed` is its size with Brotli."""

    row: str
    system: str
    posts: int
    queries: int
    cpu_ms_p50: float
    cpu_ms_p95: float
    wall_ms_p50: float
    wall_ms_p95: float
    bytes: int
    packed: int

    @classmethod
    def of(cls, row: str, system: str, posts: int, answers: Sequence[Answer], packed: int) -> "Figure":
        cpu, wall = [one.cpu_ms for one in answers], [one.wall_ms for one in answers]
        return cls(
            row,
            system,
            posts,
            queries=round(percentile([one.queries for one in answers], 0.50)),
            cpu_ms_p50=round(percentile(cpu, 0.50), 2),
            cpu_ms_p95=round(percentile(cpu, 0.95), 2),
            wall_ms_p50=round(percentile(wall, 0.50), 2),
            wall_ms_p95=round(percentile(wall, 0.95), 2),
            bytes=len(answers[-1].body),
            packed=packed,
        )


@dataclass(frozen=True, slots=True)
class Reply:
    """Posting to the long topic, and how many copies three sendings of one form left."""

    queries: int
    cpu_ms_p50: float
    wall_ms_p50: float
    copies: int


@dataclass(slots=True)
class Run:
    """All that was found out."""

    posts: int
    database: str
    figures: list[Figure] = field(default_factory=list)
    replies: dict[str, Reply] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)

    def figure(self, row: str, system: str) -> Figure | None:
        return next((one for one in self.figures if (one.row, one.system) == (row, system)), None)

    def best_other(self, row: str, system: str) -> float | None:
        """The least processor time that another system needed for this row."""
        others = [one.cpu_ms_p50 for one in self.figures if one.row == row and one.system != system]
        return min(others, default=None)


def rows() -> list[str]:
    return [f"{page}-{reader}" for page in PAGES for reader in READERS]


def written(run: Run) -> list[Written]:
    return [
        Written(
            row=one.row,
            system=one.system,
            posts=one.posts,
            queries=one.queries,
            cpu_ms_p50=one.cpu_ms_p50,
            wall_ms_p50=one.wall_ms_p50,
            wall_ms_p95=one.wall_ms_p95,
            bytes=one.bytes,
        )
        for one in run.figures
        if not one.row.startswith(EXTRA)
    ]


def write(run: Run, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(written(run), indent=1) + "\n", encoding="utf-8")
