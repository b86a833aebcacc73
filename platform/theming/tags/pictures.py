"""Icons, kind labels, covers, waveforms and addresses of the look's own files."""

import re
from functools import lru_cache

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from theming.covers import cover_svg
from theming.drawing import Draw
from theming.kinds import kind_look
from theming.preferences import current_preferences
from theming.themes import active_theme, bar_colour, sheet_path, static_path, theme_chain

SPRITE = "icons/sprite.svg"


@lru_cache(maxsize=16)
def sprite_names(theme: str) -> frozenset[str]:
    """The icons a theme can show; a child may bring a sprite of its own."""
    for candidate in theme_chain(theme):
        file = candidate.static / SPRITE
        if file.is_file():
            return frozenset(re.findall(r'<symbol id="([\w-]+)"', file.read_text(encoding="utf-8")))
    return frozenset()


def icon(name: str, size: int = 20, flip: bool = False, label: str = "") -> SafeString:
    """Width and height are always set: an unstyled page must not be filled by one arrow."""
    return _icon(active_theme(), asset(SPRITE), name, size, flip, str(label))


@lru_cache(maxsize=2_000)
def _icon(theme: str, sprite: str, name: str, size: int, flip: bool, label: str) -> SafeString:
    if name not in sprite_names(theme):
        return SafeString("")
    return format_html(
        '<svg class="ic{}" width="{}" height="{}" {}><use href="{}#{}"/></svg>',
        " ic-dir" if flip else "",
        size,
        size,
        format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"'),
        sprite,
        name,
    )


def kind_label(kind: str, label: str = "", as_badge: bool = False) -> SafeString:
    look = kind_look(kind)
    return format_html(
        '<span class="{} t-{}">{}{}</span>',
        "kind kind--badge" if as_badge else "kind",
        look.colour,
        icon(look.icon, 18),
        label or look.label,
    )


def kind_tile(kind: str) -> SafeString:
    look = kind_look(kind)
    return format_html('<span class="tile t-{}">{}</span>', look.colour, icon(look.icon, 24))


def kind_class(kind: str) -> str:
    return f"t-{kind_look(kind).colour}"


def kind_icon(kind: str) -> str:
    return kind_look(kind).icon


def kind_cover(kind: str, seed: str = "", title: str = "", size: str = "wide") -> SafeString | str:
    """Nothing in low-data mode: the pattern says nothing that the label does not."""
    if current_preferences().low_data:
        return ""
    return cover_svg(kind, str(seed or title), size)


def low_data() -> bool:
    """For components, which see no request."""
    return current_preferences().low_data


@lru_cache(maxsize=500)
def waveform(seed: str) -> SafeString:
    draw = Draw(f"waveform:{seed}", 480, 48)
    bars = "".join(f"M{4 + i * 8} {24 - (half := draw.between(2, 20))}v{half * 2}" for i in range(60))
    return mark_safe(  # noqa: S308
        '<svg class="waveform" viewBox="0 0 480 48" width="480" height="48" preserveAspectRatio="none" '
        f'aria-hidden="true" focusable="false"><path d="{bars}"/></svg>'
    )


def asset(path: str) -> str:
    return _address(static_path(active_theme(), path), settings.STATIC_URL, settings.DEBUG)


@lru_cache(maxsize=256)
def _address(path: str, base: str, changing: bool) -> str:
    """Where a file is served from: asked of its storage once, since names with a digest change with a start only."""
    return static(path)


def sheet_address(name: str) -> str:
    return _address(sheet_path(active_theme(), name), settings.STATIC_URL, settings.DEBUG)


def theme_colour() -> str:
    return bar_colour(active_theme())


def sheet(name: str) -> SafeString:
    """Links styles: those all pages share are called `look`, others serve some pages only."""
    return format_html('<link rel="stylesheet" href="{}">', sheet_address(name))


def script(path: str) -> SafeString:
    """Modules of ours; a vendored file is a plain deferred script."""
    kind = mark_safe("defer") if path.endswith(".min.js") else mark_safe('type="module"')
    return format_html('<script {} src="{}"></script>', kind, asset(path))
