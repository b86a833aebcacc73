"""The figures as tables: on the terminal and in the documentation."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from measuring.tables import END, Table, columns, markdown, measured_on, place, short

from bench.measures import Figure, Run
from bench.questions import ROWS
from bench.targets import OURS, Verdict, verdicts

UNIT = "documents"


def terminal(run: Run) -> str:
    """Everything of one run, in columns."""
    parts = [f"{run.docs:,} documents"]
    parts += [columns(table) for table in (times(run), weights(run)) if len(table) > 1]
    parts += ["\n".join(_remarks(run)), columns(targets(run))]
    if run.differences:
        shown = "\n".join(run.differences[:20])
        parts.append(f"COUNTS DIFFER in {len(run.differences)} places:\n{shown}")
    return "\n\n".join(part for part in parts if part)


def times(run: Run) -> Table:
    systems = list(dict.fromkeys(figure.system for figure in run.figures))
    head = ["p50 / p95 ms (CPU ms)", *systems]
    return [head, *([f"({row.key}) {row.name}", *_cells(run, row.key, systems)] for row in ROWS)]


def _cells(run: Run, row: str, systems: Sequence[str]) -> list[str]:
    """Beside each other system, how many times longer it took at p50."""
    ours = run.figure(row, OURS)
    return [_cell(run.figure(row, system), ours) for system in systems]


def _cell(figure: Figure | None, ours: Figure | None) -> str:
    if figure is None:
        return "-"
    text = f"{short(figure.p50_ms)} / {short(figure.p95_ms)} ({short(figure.cpu_ms)})"
    if ours is not None and figure is not ours:
        text += f" {short(figure.p50_ms / max(0.001, ours.p50_ms))}x"
    return text


def weights(run: Run) -> Table:
    head = ["", "docs/s", "docs/s of CPU", "disk MB", "memory MB"]
    rows = [
        [
            name,
            f"{one.docs_a_second:,.0f}",
            f"{one.docs_a_cpu_second:,.0f}",
            f"{one.disk_mb:,.0f}",
            f"{one.memory_mb:,.0f}",
        ]
        for name, one in run.weights.items()
    ]
    return [head, *rows]


def _remarks(run: Run) -> Iterable[str]:
    yield from (f"{name}: {told}" for name, told in run.described.items())
    yield from (f"{name}: skipped, {reason}" for name, reason in run.skipped.items())
    few: dict[str, list[str]] = {}
    for figure in run.figures:
        if figure.requests < 100:
            few.setdefault(figure.system, []).append(f"({figure.row}) {figure.requests}")
    yield from (f"{name}: few requests in {', '.join(rows)}" for name, rows in few.items())
    yield from (f"counts of {line}" for line in run.agreement)
    if run.page is not None:
        page = run.page
        yield (
            f"search page over HTTP, one web process: {page.p50_ms:g} / {page.p95_ms:g} ms "
            f"(CPU {page.cpu_ms:g}), {page.memory_mb:,.0f} MB"
        )
        yield (
            f"from save to found: {page.visible_p50_s:g} / {page.visible_p95_s:g} s; "
            f"index from the database: {page.pipeline_docs_a_second:,.0f} docs/s"
        )


def targets(run: Run) -> Table:
    found: list[Verdict] = verdicts(run)
    if not found:
        return []
    rows = [[one.name, one.wanted, one.measured, "met" if one.met else "MISSED"] for one in found]
    return [["target", "wanted", "measured", ""], *rows]


def section(run: Run, load: float, today: datetime | None = None) -> str:
    """One size as the documentation has it."""
    parts = [
        place(run.docs, UNIT),
        f"## {run.docs:,} documents",
        measured_on(load, today),
        markdown(times(run)),
        markdown(weights(run)),
        "\n".join(f"- {line}" for line in _remarks(run)),
        markdown(targets(run)),
        END,
    ]
    return "\n\n".join(part for part in parts if part).replace(f"\n\n{END}", f"\n{END}")
