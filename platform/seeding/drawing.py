"""Drawn pictures for stories: a country's outline in front of a pattern; no photograph, no person."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable
from typing import Final

from PIL import Image as Picture
from PIL import ImageDraw

from theming.outlines import outline as country_outline

WIDTH, HEIGHT = 1200, 800
Colour = tuple[int, int, int]
# Ground, pattern, land, line: quiet pairs that hold beside both light and dark pages.
PALETTES: Final[tuple[tuple[Colour, Colour, Colour, Colour], ...]] = (
    ((232, 241, 239), (11, 90, 94), (250, 214, 128), (7, 63, 66)),
    ((250, 238, 226), (160, 66, 29), (255, 205, 150), (94, 35, 12)),
    ((233, 238, 247), (27, 85, 131), (196, 221, 240), (14, 48, 77)),
    ((240, 235, 247), (107, 63, 160), (222, 205, 240), (58, 30, 92)),
    ((232, 243, 235), (27, 107, 58), (203, 230, 190), (13, 60, 31)),
)
Draw = ImageDraw.ImageDraw


def draw_picture(*, pattern: str, country: str, seed: str) -> bytes:
    """A PNG of 1200 by 800; the same words always give the same picture."""
    chance = random.Random(seed)  # noqa: S311 - decides colours, not secrets
    ground, ink, land, line = chance.choice(PALETTES)
    picture = Picture.new("RGB", (WIDTH, HEIGHT), ground)
    draw = ImageDraw.Draw(picture)
    PATTERNS.get(pattern, _waves)(draw, _mixed(ground, ink, 0.35), chance)
    _draw_country(draw, country, land, line)
    out = io.BytesIO()
    picture.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _draw_country(draw: Draw, code: str, land: Colour, line: Colour) -> None:
    shape = country_outline(code) if code else None
    if shape is None:
        return
    # The mainland sets the scale: islands far off would make a country a speck.
    mainland = shape.rings[0]
    left, top = min(x for x, _y in mainland), min(y for _x, y in mainland)
    width, height = max(x for x, _y in mainland) - left, max(y for _x, y in mainland) - top
    scale = min(WIDTH * 0.62 / max(width, 0.01), HEIGHT * 0.74 / max(height, 0.01))
    x0, y0 = (WIDTH - width * scale) / 2, (HEIGHT - height * scale) / 2
    for ring in shape.rings:
        points = [(x0 + (x - left) * scale, y0 + (y - top) * scale) for x, y in ring]
        if len(points) > 2:
            draw.polygon(points, fill=land)
            draw.line([*points, points[0]], fill=line, width=5, joint="curve")


def _waves(draw: Draw, ink: Colour, chance: random.Random) -> None:
    step, height, length = chance.randint(34, 52), chance.randint(8, 16), chance.uniform(52, 70)
    for base in range(-height, HEIGHT + step, step):
        points = [(x, base + height * math.sin(x / length + base / 40)) for x in range(0, WIDTH + 12, 12)]
        draw.line(points, fill=ink, width=4, joint="curve")


def _weave(draw: Draw, ink: Colour, chance: random.Random) -> None:
    step = chance.randint(46, 64)
    for row, y in enumerate(range(0, HEIGHT, step)):
        for column, x in enumerate(range(0, WIDTH, step)):
            if (row + column) % 2:
                draw.rectangle((x + 6, y + step // 3, x + step - 6, y + step // 3 + 9), fill=ink)
            else:
                draw.rectangle((x + step // 3, y + 6, x + step // 3 + 9, y + step - 6), fill=ink)


def _path(draw: Draw, ink: Colour, chance: random.Random) -> None:
    for _line in range(9):
        y = chance.randint(0, HEIGHT)
        points = [(0.0, float(y))]
        for x in range(60, WIDTH + 61, 60):
            y = max(0, min(HEIGHT, y + chance.randint(-46, 46)))
            points.append((float(x), float(y)))
        draw.line(points, fill=ink, width=5, joint="curve")
        for left, dot in points[::4]:
            draw.ellipse((left - 9, dot - 9, left + 9, dot + 9), fill=ink)


def _dots(draw: Draw, ink: Colour, chance: random.Random) -> None:
    step = chance.randint(38, 50)
    for row, y in enumerate(range(step // 2, HEIGHT, step)):
        for column, x in enumerate(range(step // 2, WIDTH, step)):
            size = 11 if (row * 7 + column) % 3 == 0 else 5
            draw.ellipse((x - size, y - size, x + size, y + size), fill=ink)


def _terraces(draw: Draw, ink: Colour, chance: random.Random) -> None:
    rise = chance.randint(54, 76)
    for level in range(HEIGHT // rise + 2):
        y = HEIGHT - level * rise
        points = [(0, y)]
        for x in range(0, WIDTH + 1, 150):
            y -= chance.randint(0, 14)
            points += [(x, y), (x + 110, y)]
        draw.line(points, fill=ink, width=6)


def _sails(draw: Draw, ink: Colour, chance: random.Random) -> None:
    for row, y in enumerate(range(90, HEIGHT + 90, 130)):
        for x in range(-60 + (row % 2) * 80, WIDTH, 160):
            size = chance.randint(46, 70)
            draw.polygon([(x, y), (x + size, y), (x + size * 0.35, y - size * 1.4)], outline=ink, width=5)


PATTERNS: Final[dict[str, Callable[[Draw, Colour, random.Random], None]]] = {
    "waves": _waves,
    "weave": _weave,
    "path": _path,
    "dots": _dots,
    "terraces": _terraces,
    "sails": _sails,
}
