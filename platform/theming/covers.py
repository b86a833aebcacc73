"""Drawn covers: each kind has its pattern, each item its own draw of it, and no picture is fetched."""

import itertools
import math
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from theming.drawing import Draw, disc, shape
from theming.kinds import kind_look

SIZES: Final = {"wide": (320, 120), "square": (96, 96), "band": (360, 270)}


def strata(draw: Draw) -> str:
    """Layers of ground, the lower the older: findings laid on findings."""
    w, h = draw.width, draw.height
    sun = disc(draw.between(w // 8, w * 7 // 8), draw.between(h // 5, h // 3), h // draw.pick(7, 8, 10))
    layers = []
    for index, css_class in enumerate("abab"):
        y = h * (3 + index * 2) // 10 + draw.between(-6, 6)
        bend, turn = draw.between(14, 34), draw.pick(-1, 1)
        layers.append(
            shape(
                css_class,
                f"M0 {y}C{w // 3} {y - bend * turn} {w * 2 // 3} {y + bend * turn} {w} {y - 4}V{h}H0z",
            )
        )
    return sun + "".join(layers)


def sheets(draw: Draw) -> str:
    """A fan of pages, one of them marked."""
    w, h = draw.width, draw.height
    x, step, lean = draw.between(w // 6, w // 3), draw.between(26, 34), draw.between(14, 26)
    pages = "".join(
        shape(
            "ab"[i % 2],
            f"M{x + i * step} {h}l{lean} -{h * (6 + i) // 10}h{h // 2}l-{lean} {h * (6 + i) // 10}z",
        )
        for i in range(4)
    )
    mark = x + 3 * step + lean + h // 4
    top = h - h * 9 // 10
    return pages + shape("g", f"M{mark} {top}h14v{h // 3}l-7 -7l-7 7z")


def rings(draw: Draw) -> str:
    """Sound going out from one place."""
    w, h = draw.width, draw.height
    x, y, step = draw.between(w // 5, w * 4 // 5), draw.between(h // 2, h), draw.pick(16, 20, 24)
    circles = "".join(f'<circle cx="{x}" cy="{y}" r="{step * i}"/>' for i in range(2, 2 + w // step // 2))
    return f'<g class="s">{circles}</g>' + disc(x, y, step)


def bars(draw: Draw) -> str:
    """A stretch of speech, with the place that is playing."""
    w, h = draw.width, draw.height
    middle, playing = h // 2, draw.between(4, w // 12 - 4)
    plain: list[str] = []
    lit = ""
    for index in range(w // 12):
        swell = 0.35 + 0.65 * abs(math.sin(index / draw.pick(3, 4, 5)))
        half = max(3, round(draw.between(h // 10, h * 2 // 5) * swell))
        bar = f"M{6 + index * 12} {middle - half}v{half * 2}"
        lit, plain = (bar, plain) if index == playing else (lit, [*plain, bar])
    return shape("w", "".join(plain)) + shape("w g-line", lit)


def weave(draw: Draw) -> str:
    """Threads over and under: a life taken up again."""
    w, h = draw.width, draw.height
    cell = draw.pick(18, 20, 24) * max(1, h // 120)
    over, under = [], []
    for row in range(h // cell + 1):
        for column in range(w // cell + 1):
            x, y = column * cell, row * cell
            if (row + column + draw.pick(0, 0, 0, 1)) % 2:
                over.append(f"M{x + 3} {y + cell // 2}h{cell - 6}")
            else:
                under.append(f"M{x + cell // 2} {y + 3}v{cell - 6}")
    thread = draw.between(1, max(1, h // cell - 1)) * cell + cell // 2
    return shape("w", "".join(over)) + shape("w dim", "".join(under)) + shape("w g-line", f"M0 {thread}H{w}")


def frames(draw: Draw) -> str:
    """Pictures hung on a wall, one with the light on."""
    w, h = draw.width, draw.height
    x, lit = draw.between(-20, 0), draw.between(1, 3)
    hung: list[str] = []
    while x < w:
        width, height = draw.between(h // 3, h * 2 // 3), draw.between(h // 3, h * 3 // 5)
        y = (h - height) // 2 + draw.between(-h // 8, h // 8)
        css_class = "g" if len(hung) == lit else "ab"[len(hung) % 2]
        hung.append(
            f'<rect class="{css_class}" x="{x}" y="{y}" width="{width}" height="{height}"/>'
            f'<rect class="s" x="{x + 6}" y="{y + 6}" width="{width - 12}" height="{height - 12}"/>'
        )
        x += width + 14
    return "".join(hung)


def sun(draw: Draw) -> str:
    """A day that is coming."""
    w, h = draw.width, draw.height
    x, r, rays = draw.between(w // 6, w * 5 // 6), draw.between(h // 5, h * 2 // 5), []
    count, gap = draw.pick(12, 16, 20, 24), draw.pick(10, 14, 20)
    for index in range(1, count):
        angle = math.pi * index / count
        near = r + gap
        far = near + (w if index % 2 else h // draw.pick(2, 3, 4))
        rays.append(
            f"M{x + round(near * math.cos(angle))} {h - round(near * math.sin(angle))}"
            f"L{x + round(far * math.cos(angle))} {h - round(far * math.sin(angle))}"
        )
    days = "".join(
        f'<circle cx="{14 + index * 22}" cy="14" r="{draw.pick(3, 3, 3, 6)}"/>' for index in range(w // 22)
    )
    return shape("w dim", "".join(rays)) + f'<g class="a">{days}</g>' + disc(x, h, r)


def terraces(draw: Draw) -> str:
    """Steps cut into a slope, and someone's place on them."""
    w, h = draw.width, draw.height
    steps, x, y = [], 0, h
    while x < w:
        run, rise = draw.between(w // 9, w // 5), draw.between(h // 10, h // 5)
        y = max(y - rise, h // 5)
        steps.append((x, y, run))
        x += run
    climb = "".join(f"V{top}h{run}" for _, top, run in steps)
    behind = "".join(f"V{max(top - h // 6, 4)}h{run}" for _, top, run in steps)
    left, top, run = steps[draw.between(1, len(steps) - 2)]
    return (
        shape("a", f"M-{w // 12} {h}{behind}H{w}V{h}z")
        + shape("b", f"M0 {h}{climb}V{h}z")
        + disc(left + run // 2, top - h // 12, h // 12)
    )


def dialogue(draw: Draw) -> str:
    """People speaking in turn."""
    w, h = draw.width, draw.height
    x, lit = draw.between(-10, 20), draw.between(1, 3)
    spoken: list[str] = []
    while x < w:
        width, height = draw.between(h * 3 // 5, h), draw.between(h // 4, h * 2 // 5)
        y = draw.between(h // 10, h - height - h // 5)
        css_class = "g" if len(spoken) == lit else "ab"[len(spoken) % 2]
        tail = x + 18 if len(spoken) % 2 else x + width - 32
        spoken.append(shape(css_class, f"M{x} {y}h{width}v{height}H{tail + 14}l-12 14v-14H{x}z"))
        x += width * 3 // 4
    return "".join(spoken)


def path(draw: Draw) -> str:
    """A way with stops; the next one is lit."""
    w, h = draw.width, draw.height
    points, count = [], 6
    for index in range(count + 1):
        points.append((index * w // count, draw.between(h // 5, h * 4 // 5)))
    line = f"M{points[0][0]} {points[0][1]}" + "".join(
        f"C{(x1 + x2) // 2} {y1} {(x1 + x2) // 2} {y2} {x2} {y2}"
        for (x1, y1), (x2, y2) in itertools.pairwise(points)
    )
    lit = draw.between(2, count - 1)
    stops = "".join(f'<circle cx="{x}" cy="{y}" r="7"/>' for x, y in points[1:-1])
    return shape("w dim", line) + f'<g class="a">{stops}</g>' + disc(*points[lit], 10)


def dots(draw: Draw) -> str:
    """Many, each of its own size."""
    w, h = draw.width, draw.height
    gap = 24 * max(1, h // 120)
    shapes = [
        f'<circle cx="{x}" cy="{y}" r="{draw.between(2, 9)}"/>'
        for y in range(gap // 2, h, gap)
        for x in range(gap // 2, w, gap)
    ]
    lit = draw.between(len(shapes) // 4, len(shapes) * 3 // 4)
    one = shapes.pop(lit).replace("<circle", '<circle class="g"')
    return f'<g class="a">{"".join(shapes)}</g>{one}'


def waves(draw: Draw) -> str:
    """Water, which is crossed."""
    w, h, length = draw.width, draw.height, draw.pick(40, 56, 64)
    lines = "".join(
        f"M{-draw.between(0, length)} {y}q{length // 4} -10 {length // 2} 0"
        + f"t{length // 2} 0" * (w * 2 // length + 2)
        for y in range(h // 4, h, 18)
    )
    return disc(draw.between(w // 5, w * 4 // 5), h // 4, h // 7) + shape("w dim", lines)


def sails(draw: Draw) -> str:
    """Boats under way."""
    w, h, x = draw.width, draw.height, draw.between(0, 20)
    boats: list[str] = []
    while x < w:
        size = draw.between(h // 3, h * 3 // 5)
        y = draw.between(h * 3 // 5, h * 9 // 10)
        boats.append(shape("g" if len(boats) == 1 else "a", f"M{x} {y}l{size // 2} -{size}v{size}z"))
        boats.append(shape("b", f"M{x + size // 2 + 4} {y}v-{size * 3 // 4}l{size // 3} {size * 3 // 4}z"))
        x += size + draw.between(8, 24)
    return "".join(boats)


PATTERNS: Final[dict[str, Callable[[Draw], str]]] = {
    function.__name__: function
    for function in (
        strata,
        sheets,
        rings,
        bars,
        weave,
        frames,
        sun,
        terraces,
        dialogue,
        path,
        dots,
        waves,
        sails,
    )
}


@lru_cache(maxsize=2000)
def cover_svg(kind: str, seed: str, size: str = "wide") -> SafeString:
    """Only digits and our own words reach the markup, never the seed itself."""
    look = kind_look(kind)
    width, height = SIZES[size]
    drawing = PATTERNS[look.pattern](Draw(f"{kind}:{seed}", width, height))
    return mark_safe(  # noqa: S308
        f'<svg class="cover cover--{size} t-{look.colour}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">{drawing}</svg>'
    )
