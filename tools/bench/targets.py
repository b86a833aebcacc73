"""What the search is meant to reach, and whether a run did."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.measures import Run

OURS = "waymark-tantivy"
MIDDLE, LARGE = 100_000, 1_000_000
# Rows in which another system must be slower by this factor, at p50 and at p95.
FASTER: dict[str, dict[str, tuple[float, float | None]]] = {
    "fts5": {"e2": (10.0, 25.0)},
    "postgres": {"a": (8.0, None), "c": (20.0, None), "e2": (1.5, 5.0)},
    "waymark-elastic": {
        "a": (3.0, 3.0),
        "e": (3.0, 3.0),
        **dict.fromkeys(("b", "c2", "e2", "f"), (1.5, 1.5)),
    },
}
# Milliseconds at p95.
AT_MOST = {
    MIDDLE: {"a": 5.0, "c": 2.0, "d": 5.0, "e2": 8.0, "f": 25.0},
    LARGE: {"a": 5.0, "c": 2.0, "e2": 20.0},
}
WAGTAIL_DOCS, WAGTAIL_FASTER = 10_000, 100.0
INDEXING, PIPELINE = 3_000, 300
PAGE_MS, VISIBLE_S = 120.0, 2.0
MEMORY_SHARE = 4.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """One target beside what was measured."""

    name: str
    wanted: str
    measured: str
    met: bool


def verdicts(run: Run) -> list[Verdict]:
    return [*_limits(run), *_ratios(run), *_beside_wagtail(run), *_beside_elastic(run), *_whole(run)]


def _most(name: str, limit: float, value: float, unit: str) -> Verdict:
    return Verdict(name, f"at most {limit:g} {unit}", f"{value:.2f} {unit}", value <= limit)


def _least(name: str, limit: float, value: float, unit: str) -> Verdict:
    return Verdict(name, f"at least {limit:g} {unit}", f"{value:,.0f} {unit}", value >= limit)


def _times(name: str, limit: float, ours: float, other: float) -> Verdict:
    ratio = other / max(0.001, ours)
    return Verdict(name, f"at least {limit:g} times faster", f"{ratio:.1f} times", ratio >= limit)


def _limits(run: Run) -> Iterator[Verdict]:
    for row, limit in AT_MOST.get(run.docs, {}).items():
        figure = run.figure(row, OURS)
        if figure is not None:
            yield _most(f"({row}) p95", limit, figure.p95_ms, "ms")


def _ratios(run: Run) -> Iterator[Verdict]:
    if run.docs != MIDDLE:
        return
    for system, rows in FASTER.items():
        for row, (p50, p95) in rows.items():
            ours, other = run.figure(row, OURS), run.figure(row, system)
            if ours is None or other is None:
                continue
            yield _times(f"({row}) beside {system}, p50", p50, ours.p50_ms, other.p50_ms)
            if p95 is not None:
                yield _times(f"({row}) beside {system}, p95", p95, ours.p95_ms, other.p95_ms)


def _beside_wagtail(run: Run) -> Iterator[Verdict]:
    for row in ("c", "e2") if run.docs == WAGTAIL_DOCS else ():
        ours, other = run.figure(row, OURS), run.figure(row, "wagtail")
        if ours is not None and other is not None:
            yield _times(f"({row}) beside wagtail, p50", WAGTAIL_FASTER, ours.p50_ms, other.p50_ms)


def _beside_elastic(run: Run) -> Iterator[Verdict]:
    ours, other = run.weights.get(OURS), run.weights.get("waymark-elastic")
    if ours is None or other is None or run.docs < MIDDLE:
        return
    if run.docs == MIDDLE:
        yield _most("memory beside waymark-elastic", other.memory_mb / MEMORY_SHARE, ours.memory_mb, "MB")
        return
    for figure in (one for one in run.figures if one.system == OURS):
        beside = run.figure(figure.row, "waymark-elastic")
        if beside is not None:
            yield _times(f"({figure.row}) beside waymark-elastic, p95", 1.0, figure.p95_ms, beside.p95_ms)
            yield _times(f"({figure.row}) beside waymark-elastic, CPU", 1.0, figure.cpu_ms, beside.cpu_ms)


def _whole(run: Run) -> Iterator[Verdict]:
    weight = run.weights.get(OURS)
    if weight is not None:
        yield _least("indexing by the engine", INDEXING, weight.docs_a_second, "documents a second")
    if run.page is not None:
        yield _least(
            "indexing from the database", PIPELINE, run.page.pipeline_docs_a_second, "documents a second"
        )
        yield _most("whole page over HTTP, p95", PAGE_MS, run.page.p95_ms, "ms")
        yield _most("from save to found, p95", VISIBLE_S, run.page.visible_p95_s, "s")
