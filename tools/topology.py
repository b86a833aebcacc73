"""Reads world-atlas TopoJSON into projected rings by ISO alpha-2 code."""

import itertools
import json
import math
from pathlib import Path
from typing import Any

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
ROOT3 = math.sqrt(3)
LEFT_OUT = {"AQ"}
SOUTH, NORTH = -56.0, 84.0
# World-atlas knows these by name only: they have no ISO number.
BY_NAME = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    theta = math.asin(ROOT3 / 2 * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    slope = A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)
    x = 2 * ROOT3 * math.radians(longitude) * math.cos(theta) / (3 * slope)
    return x, theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))


def decoded_arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def stitched(indexes: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    ring: list[tuple[float, float]] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc if not ring else arc[1:]
    return ring


def cut_at_date_line(ring: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """A coast that runs over 180 degrees jumps to the other edge of the map; it becomes two coasts."""
    flat = [ring[0]]
    turn = 0
    for (before, _), (x, y) in itertools.pairwise(ring):
        turn += 360 if x - before < -180 else -360 if x - before > 180 else 0
        flat.append((x + turn, y))
    parts = []
    for shift in (-360, 0, 360):
        moved = [(x + shift, y) for x, y in flat]
        part = clipped(clipped(moved, -180, 1), 180, -1)
        if len(part) > 3:
            parts.append([*part, part[0]] if part[0] != part[-1] else part)
    return parts


def clipped(ring: list[tuple[float, float]], edge: float, side: int) -> list[tuple[float, float]]:
    """What lies east (side 1) or west (side -1) of a meridian."""
    result: list[tuple[float, float]] = []
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        inside, next_inside = (x1 - edge) * side >= 0, (x2 - edge) * side >= 0
        if inside:
            result.append((x1, y1))
        if inside != next_inside:
            result.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return result


def country_rings(source: Path, width: int) -> tuple[dict[str, list[list[tuple[float, float]]]], int]:
    """Outer rings only; lakes and enclaves are too small to see at any size we draw."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    codes = numeric_codes()
    arcs = decoded_arcs(topology)
    half = equal_earth(180, 0)[0]
    scale, top = width / (2 * half), equal_earth(0, NORTH)[1]
    countries: dict[str, list[list[tuple[float, float]]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes.get(str(shape.get("id", "")).zfill(3)) or BY_NAME.get(shape["properties"]["name"])
        if not code or code in LEFT_OUT or shape["type"] not in {"Polygon", "MultiPolygon"}:
            continue
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for polygon in polygons:
            for part in cut_at_date_line(stitched(polygon[0], arcs)):
                ring = [equal_earth(*point) for point in part]
                countries.setdefault(code, []).append(
                    [((x + half) * scale, (top - y) * scale) for x, y in ring]
                )
    return countries, round((top - equal_earth(0, SOUTH)[1]) * scale)


def numeric_codes() -> dict[str, str]:
    """ISO 3166-1 numbers to alpha-2, kept beside this file."""
    lines = (Path(__file__).parent / "iso-3166.txt").read_text(encoding="utf-8").split()
    return {pair[2:]: pair[:2] for pair in lines}
