"""The theme folders on disk and which of them the present request wears."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

ROOT_THEME = "base"
# The sheet that every page links.
LOOK = "look"

_active: ContextVar[str] = ContextVar("active_theme", default="")


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """One folder under themes/; everything it lacks comes from its parent."""

    name: str
    label: str
    parent: str
    folder: Path
    sheets: dict[str, tuple[str, ...]]
    bar_colour: str = ""

    @property
    def templates(self) -> Path:
        return self.folder / "templates"

    @property
    def static(self) -> Path:
        return self.folder / "static"


def read_theme(folder: Path) -> Theme:
    """Fails with the folder's name, since the person who meets the error is its author."""
    try:
        facts = tomllib.loads((folder / "theme.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ImproperlyConfigured(f"themes/{folder.name}/theme.toml cannot be read: {error}") from error
    parent = facts.get("parent", "" if folder.name == ROOT_THEME else ROOT_THEME)
    return Theme(
        name=folder.name,
        label=facts.get("label", folder.name),
        parent=parent,
        folder=folder,
        sheets={name: tuple(files) for name, files in facts.get("sheets", {}).items()},
        bar_colour=facts.get("bar_colour", ""),
    )


@lru_cache(maxsize=1)
def installed_themes() -> dict[str, Theme]:
    folders = (path.parent for path in sorted(Path(settings.THEMES_DIR).glob("*/theme.toml")))
    return {folder.name: read_theme(folder) for folder in folders}


@lru_cache(maxsize=64)
def theme_chain(name: str) -> tuple[Theme, ...]:
    """The theme, its parent, and so on down to the base; a name that is gone wears the default."""
    themes = installed_themes()
    chain: list[Theme] = []
    following = name if name in themes else settings.THEME
    while following:
        if following not in themes:
            raise ImproperlyConfigured(f"There is no theme called {following!r} in {settings.THEMES_DIR}.")
        if themes[following] in chain:
            raise ImproperlyConfigured(f"The parents of theme {name!r} run in a circle.")
        chain.append(themes[following])
        following = themes[following].parent
    return tuple(chain)


def bar_colour(name: str) -> str:
    """What a phone's browser paints its own bar with."""
    return next((theme.bar_colour for theme in theme_chain(name) if theme.bar_colour), "")


def active_theme() -> str:
    return _active.get() or settings.THEME


@contextmanager
def wearing(name: str) -> Iterator[None]:
    """Templates, styles and icons come from this theme inside the block."""
    token = _active.set(name)
    try:
        yield
    finally:
        _active.reset(token)


def forget_themes() -> None:
    """Needed after the folders or the settings changed under a running process: tests do that."""
    installed_themes.cache_clear()
    theme_chain.cache_clear()
    static_path.cache_clear()
    sheet_path.cache_clear()


@lru_cache(maxsize=512)
def static_path(theme: str, path: str) -> str:
    """Where a static file of the look is served from: the child's own copy, else its parent's."""
    for candidate in theme_chain(theme):
        if (candidate.static / path).is_file():
            return f"themes/{candidate.name}/{path}"
    raise ImproperlyConfigured(f"No theme in the chain of {theme!r} has the static file {path!r}.")


def sheet_names(theme: str) -> list[str]:
    """The sheets a theme's pages may link, its parents' among them."""
    return list(dict.fromkeys(name for member in reversed(theme_chain(theme)) for name in member.sheets))


@lru_cache(maxsize=64)
def sheet_path(theme: str, sheet: str = LOOK) -> str:
    """Where a sheet is served from; theming.finders joins it from the chain's lists."""
    if sheet not in sheet_names(theme):
        raise ImproperlyConfigured(f"No theme in the chain of {theme!r} has the sheet {sheet!r}.")
    return f"themes/{theme_chain(theme)[0].name}/{sheet}.css"


def files_of_sheet(theme: str, sheet: str = LOOK) -> list[tuple[Theme, str]]:
    """Parents first, so that a child's tokens and rules come last in their layer."""
    return [
        (member, file) for member in reversed(theme_chain(theme)) for file in member.sheets.get(sheet, ())
    ]


def files_of_sheets(theme: str) -> list[tuple[Theme, str]]:
    """The files of all sheets of a theme."""
    return [pair for sheet in sheet_names(theme) for pair in files_of_sheet(theme, sheet)]
