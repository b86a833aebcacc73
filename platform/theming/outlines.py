"""Outlines of countries (Natural Earth, Equal Earth projection), for maps and for drawn pictures."""

import json
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from theming.themes import ROOT_THEME, installed_themes

Point = tuple[float, float]
Ring = tuple[Point, ...]

MAP_FILE: Final = "map/world.json"
SYMBOLS_FILE: Final = "map/world.svg"
# The symbols file is drawn thirty times smaller than the outlines.
SYMBOL_SCALE: Final = 30
NUMBER: Final = re.compile(r"-?\d+")


@dataclass(frozen=True, slots=True)
class Outline:
    """`rings` are absolute points, the largest first; `path` is the same as an SVG path."""

    code: str
    path: str
    rings: tuple[Ring, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of all rings."""
        xs = [x for ring in self.rings for x, _ in ring]
        ys = [y for ring in self.rings for _, y in ring]
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)

    @property
    def centre(self) -> Point:
        """Centre of gravity of the largest ring, where a dot for the country stands."""
        ring = self.rings[0]
        doubled = x_sum = y_sum = 0.0
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            cross = x1 * y2 - x2 * y1
            doubled, x_sum, y_sum = doubled + cross, x_sum + (x1 + x2) * cross, y_sum + (y1 + y2) * cross
        if not doubled:
            return ring[0]
        return x_sum / (3 * doubled), y_sum / (3 * doubled)


@lru_cache(maxsize=1)
def _world() -> tuple[int, int, dict[str, str]]:
    folder = installed_themes()[ROOT_THEME].static
    world = json.loads((folder / MAP_FILE).read_text(encoding="utf-8"))
    return world["width"], world["height"], world["countries"]


def map_size() -> tuple[int, int]:
    width, height, _paths = _world()
    return width, height


def known_countries() -> frozenset[str]:
    return frozenset(_world()[2])


@lru_cache(maxsize=300)
def outline(code: str) -> Outline | None:
    """None for codes that the map does not draw; callers show the name alone."""
    path = _world()[2].get(code.upper())
    return Outline(code.upper(), path, _rings(path)) if path else None


def _rings(path: str) -> tuple[Ring, ...]:
    rings = []
    for part in path.split("M")[1:]:
        numbers = [int(number) for number in NUMBER.findall(part)]
        x, y = numbers[0], numbers[1]
        points = [(float(x), float(y))]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            points.append((float(x), float(y)))
        rings.append(tuple(points))
    return tuple(rings)


def fitted_rings(code: str, left: float, top: float, width: float, height: float) -> list[list[Point]]:
    """The country scaled into a box, for drawing with Pillow; empty when it is not on the map."""
    shape = outline(code)
    if shape is None:
        return []
    x, y, w, h = shape.box
    scale = min(width / (w or 1), height / (h or 1))
    dx, dy = left + (width - w * scale) / 2, top + (height - h * scale) / 2
    return [[((px - x) * scale + dx, (py - y) * scale + dy) for px, py in ring] for ring in shape.rings]


def project(longitude: float, latitude: float) -> Point:
    """Where a place stands on the map, in its units."""
    width, _height = map_size()
    half, top = _equal_earth(180, 0)[0], _equal_earth(0, 84)[1]
    x, y = _equal_earth(longitude, latitude)
    scale = width / (2 * half)
    return (x + half) * scale, (top - y) * scale


def _equal_earth(longitude: float, latitude: float) -> Point:
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    x = (
        2
        * math.sqrt(3)
        * math.radians(longitude)
        * math.cos(theta)
        / (3 * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
    )
    return x, theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
