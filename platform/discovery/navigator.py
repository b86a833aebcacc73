"""The table of dimensions by levels, each cell a door to what there is or the sight of a gap."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from discovery.counting import framework_counts, search_address
from taxonomy.labels import concept_labels, snapshot
from taxonomy.matrix import DIMENSIONS, LEVELS, cell
from taxonomy.texts import text_in


@dataclass(frozen=True, slots=True)
class Place:
    """A heading or a cell; `count` is none while nothing can be counted."""

    label: str
    url: str
    count: int | None
    explained: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    dimension: Place
    cells: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Table:
    levels: tuple[Place, ...]
    rows: tuple[Row, ...]
    counted: bool

    @property
    def gaps(self) -> int:
        return sum(place.count == 0 for row in self.rows for place in row.cells)


def table_for(user: Any, language: str) -> Table:
    counts = framework_counts(user, language)
    labels, held = concept_labels(language), snapshot()

    def heading(slug: str) -> Place:
        explained = text_in(held.definitions.get(slug, {}), language)
        return Place(labels.get(slug, slug), search_address(slug), _count(counts, slug), explained)

    return Table(
        levels=tuple(heading(level) for level in LEVELS),
        rows=tuple(
            Row(
                heading(dimension),
                tuple(
                    Place(labels.get(level, level), search_address(value), _count(counts, value))
                    for level in LEVELS
                    if (value := cell(dimension, level))
                ),
            )
            for dimension in DIMENSIONS
        ),
        counted=counts is not None,
    )


def _count(counts: Mapping[str, int] | None, value: str) -> int | None:
    return None if counts is None else counts.get(value, 0)
