"""Figures as tables: on the terminal and in the documentation."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from measuring import machine

# Shared by both: a cell holds no sign that either of them would read differently.
Table = list[list[str]]
END = "<!-- end -->"


def columns(table: Table) -> str:
    if not table:
        return ""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )


def markdown(table: Table) -> str:
    if not table:
        return ""
    lines = [f"| {' | '.join(row)} |" for row in table]
    return "\n".join([lines[0], f"|{'---|' * len(table[0])}", *lines[1:]])


def short(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def measured_on(load: float, today: datetime | None = None) -> str:
    """Day and machine, and whether others worked on it."""
    day = (today or datetime.now(UTC)).date().isoformat()
    shared = (
        " The machine was shared with other work: compare systems, not days." if load > machine.BUSY else ""
    )
    return f"Measured on {day} on {machine.described()}.{shared}"


def place(size: int, unit: str) -> str:
    """The comment that a section of the documentation begins with."""
    return f"<!-- figures of {size} {unit} -->"


def put_into(page: Path, sections: Mapping[int, str], unit: str) -> None:
    """Replaces the sections of these sizes and keeps the others, smallest first."""
    text = page.read_text(encoding="utf-8")
    sectioned = _sections(unit)
    kept = {int(found[1]): found[0] for found in sectioned.finditer(text)}
    introduction = sectioned.sub("", text).rstrip()
    everything = kept | dict(sections)
    parts = [introduction, *(everything[size] for size in sorted(everything))]
    page.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _sections(unit: str) -> re.Pattern[str]:
    return re.compile(rf"(?s)<!-- figures of (\d+) {unit} -->\n.*?{END}")
