"""Country outlines from Natural Earth: decoded, projected (Equal Earth), thinned, written as short SVG paths."""

import itertools
import json
from pathlib import Path

from topology import country_rings

WIDTH = 30_000
Point = tuple[float, float]
Ring = list[Point]


def area(ring: Ring) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring))) / 2


def thinned(ring: Ring, tolerance: float) -> Ring:
    """Douglas-Peucker without recursion: coasts can be thousands of points long."""
    if len(ring) < 5:
        return ring
    keep = {0, len(ring) - 1, len(ring) // 2}
    waiting = [(0, len(ring) // 2), (len(ring) // 2, len(ring) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, furthest = 0, tolerance
        (x1, y1), (x2, y2) = ring[first], ring[last]
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1e-9
        for index in range(first + 1, last):
            x, y = ring[index]
            distance = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
            if distance > furthest:
                far, furthest = index, distance
        if far:
            keep.add(far)
            waiting += [(first, far), (far, last)]
    return [ring[index] for index in sorted(keep)]


def as_path(rings: list[Ring], divide: float = 1) -> str:
    """Whole numbers and relative steps: a third of the size of absolute decimals."""
    parts = []
    for ring in rings:
        whole = [(round(x / divide), round(y / divide)) for x, y in ring]
        steps: list[Point] = []
        here = whole[0]
        for point in whole[1:-1]:
            if point != here:
                steps.append((point[0] - here[0], point[1] - here[1]))
                here = point
        if len(steps) >= 2:
            line = "".join(
                f"{'' if x < 0 or not i else ' '}{x}{'' if y < 0 else ' '}{y}"
                for i, (x, y) in enumerate(steps)
            )
            parts.append(f"M{whole[0][0]} {whole[0][1]}l{line}z")
    return "".join(parts)


def chosen_rings(rings: list[Ring], tolerance: float, least_area: float) -> list[Ring]:
    """The largest ring always stays, so that no island state falls off the map."""
    ordered = sorted(rings, key=area, reverse=True)
    kept = ordered[:1] + [ring for ring in ordered[1:] if area(ring) >= least_area]
    result = [thinned(ring, tolerance) for ring in kept]
    return [ring for ring in result if len(ring) > 3] or [ordered[0]]


def extent(rings: list[Ring]) -> float:
    largest = max(rings, key=area)
    xs, ys = [x for x, _ in largest], [y for _, y in largest]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def detailed_map(source: Path, package: Path) -> str:
    """JSON for Python: every country with detail in proportion to its own size."""
    countries, height = country_rings(source, WIDTH)
    paths = {}
    for code, rings in sorted(countries.items()):
        size = extent(rings)
        tolerance = min(max(size / 150, 1.5), 22)
        paths[code] = as_path(chosen_rings(rings, tolerance, max(size * size / 1200, 40)))
    return json.dumps({"width": WIDTH, "height": height, "countries": paths}, separators=(",", ":")) + "\n"


def symbol_map(source: Path, package: Path) -> str:
    """SVG for pages: all land as one shape, and each country to be lit up alone."""
    countries, height = country_rings(source, WIDTH)
    box = f"0 0 {WIDTH // 30} {height // 30}"
    coarse = {code: chosen_rings(rings, 21, 4000) for code, rings in sorted(countries.items())}
    shapes = [
        f'<path id="{code}" d="{as_path(rings, 30)}"/>'
        for code, rings in coarse.items()
        if as_path(rings, 30)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><g id="land">\n'
        + "\n".join(shapes)
        + "\n</g></svg>\n"
    )
