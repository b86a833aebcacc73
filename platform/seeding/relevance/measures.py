"""The measures, each a few lines, so that a figure can be worked out by hand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

DEPTH = 10


def ndcg(gains: Sequence[int], grades: Iterable[int], depth: int = DEPTH) -> float:
    """Normalised discounted cumulative gain: the grades in the order shown, against the best order there is."""
    best = _discounted(sorted(grades, reverse=True)[:depth])
    return _discounted(gains[:depth]) / best if best else 0.0


def _discounted(grades: Sequence[int]) -> float:
    """A grade of 3 is worth 7, 2 is worth 3, 1 is worth 1; the lower the place, the less."""
    return sum((2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, start=1))


def reciprocal_rank(place: int | None) -> float:
    """1 for the first place, a half for the second; nothing when it was not found."""
    return 1 / place if place else 0.0


def mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
