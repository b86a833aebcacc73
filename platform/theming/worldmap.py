"""The small world map: land from one cached file, a dot a point, and the same facts as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from theming.outlines import SYMBOL_SCALE, map_size, outline


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A country with its fact; `x` and `y` are in the units of the symbols file, None when it is not drawn."""

    code: str
    label: str
    value: str
    url: str
    x: int | None
    y: int | None
    radius: int


def map_points(points: Iterable[Any]) -> list[MapPoint]:
    """Takes mappings or objects with code, label, value and url; size follows the value where it is a number."""
    rows = [_facts(point) for point in points]
    largest = max((float(row[2]) for row in rows if _is_number(row[2])), default=0)
    return [_placed(*row, largest=largest) for row in rows]


def _facts(point: Any) -> tuple[str, str, str, str]:
    def read(name: str) -> str:
        found = point.get(name, "") if hasattr(point, "get") else getattr(point, name, "")
        return str(found if found is not None else "")

    return read("code").upper(), read("label") or read("code"), read("value"), read("url")


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdigit()


def _placed(code: str, label: str, value: str, url: str, *, largest: float) -> MapPoint:
    shape = outline(code)
    radius = 4
    if largest and _is_number(value):
        radius = round(4 + 7 * (float(value) / largest) ** 0.5)
    if shape is None:
        return MapPoint(code, label, value, url, None, None, radius)
    x, y = shape.centre
    return MapPoint(code, label, value, url, round(x / SYMBOL_SCALE), round(y / SYMBOL_SCALE), radius)


def map_box() -> str:
    width, height = map_size()
    return f"0 0 {width // SYMBOL_SCALE} {height // SYMBOL_SCALE}"
