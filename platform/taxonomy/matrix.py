"""The three by three of reintegration: each side of a life after return at each level where support takes hold.

Choices of one filter widen each other, so a page about both economic and community matters carries the pair as
a value of its own.
"""

from collections.abc import Iterable, Mapping

from taxonomy.labels import concept_labels

DIMENSIONS = ("economic", "social", "psychosocial")
LEVELS = ("individual", "community", "structural")
JOINED_BY = "."


def cell(dimension: str, level: str) -> str:
    return f"{dimension}{JOINED_BY}{level}"


def cells_of(concepts: Iterable[str]) -> tuple[str, ...]:
    """The cells of a page tagged with these concepts."""
    held = set(concepts)
    return tuple(
        cell(dimension, level)
        for dimension in DIMENSIONS
        if dimension in held
        for level in LEVELS
        if level in held
    )


def parts_of(value: str) -> tuple[str, ...]:
    """Dimension and level of a cell; of any other value, nothing."""
    dimension, _sign, level = value.partition(JOINED_BY)
    return (dimension, level) if dimension in DIMENSIONS and level in LEVELS else ()


def cell_labels(values: Iterable[str], language: str) -> Mapping[str, str]:
    named = concept_labels(language)
    return {
        value: " · ".join(named.get(part, part) for part in parts)
        for value in values
        if (parts := parts_of(value))
    }
