"""The figures as tables: on the terminal and in the documentation."""

from collections.abc import Iterable
from datetime import datetime

from measuring.tables import END, Table, columns, markdown, measured_on, place, short

from bench_forum.figures import PAGES, Figure, Run, rows
from bench_forum.systems import KINDS, OURS
from bench_forum.targets import KIB, verdicts

UNIT = "posts"
HEAD = [
    *("page", "system", "posts", "queries", "CPU ms p50 / p95", "wall ms p50 / p95"),
    *("KiB plain", "KiB Brotli", "CPU beside the best peer"),
]


def terminal(run: Run) -> str:
    """Everything, in columns."""
    parts = [f"on {run.database}", columns(pages(run)), columns(replies(run))]
    parts += ["\n".join(_remarks(run)), columns(targets(run))]
    return "\n\n".join(part for part in parts if part)


def pages(run: Run) -> Table:
    found = (run.figure(row, kind.name) for row in rows() for kind in KINDS)
    return [HEAD, *(_cells(run, figure) for figure in found if figure is not None)]


def _cells(run: Run, one: Figure) -> list[str]:
    best = run.best_other(one.row, OURS)
    page, _dash, reader = one.row.rpartition("-")
    return [
        f"{PAGES[page]}, {reader}",
        one.system,
        f"{one.posts:,}",
        str(one.queries),
        f"{short(one.cpu_ms_p50)} / {short(one.cpu_ms_p95)}",
        f"{short(one.wall_ms_p50)} / {short(one.wall_ms_p95)}",
        f"{one.bytes / KIB:.1f}",
        f"{one.packed / KIB:.1f}",
        f"{one.cpu_ms_p50 / max(best, 0.001):.2f}" if best else "-",
    ]


def replies(run: Run) -> Table:
    """Nothing where nobody replied."""
    if not run.replies:
        return []
    head = ["reply to the long topic", "queries", "CPU ms", "wall ms", "copies of three sendings"]
    return [
        head,
        *(
            [name, str(one.queries), short(one.cpu_ms_p50), short(one.wall_ms_p50), str(one.copies)]
            for name, one in run.replies.items()
        ),
    ]


def targets(run: Run) -> Table:
    found = [[one.name, one.wanted, one.measured, "met" if one.met else "MISSED"] for one in verdicts(run)]
    return [["target", "wanted", "measured", ""], *found] if found else []


def _remarks(run: Run) -> Iterable[str]:
    yield from (f"{kind.name}: {kind.version}" for kind in KINDS)
    yield from (f"{name}: skipped, {reason}" for name, reason in run.skipped.items())


def section(run: Run, load: float, today: datetime | None = None) -> str:
    """One size as the documentation has it."""
    parts = [
        place(run.posts, UNIT),
        f"## {run.posts:,} posts",
        f"{measured_on(load, today)} Databases: {run.database}.",
        markdown(pages(run)),
        markdown(replies(run)),
        "\n".join(f"- {line}" for line in _remarks(run)),
        markdown(targets(run)),
        END,
    ]
    return "\n\n".join(part for part in parts if part).replace(f"\n\n{END}", f"\n{END}")
