"""A small template that stands hundreds of times on one page: rendered once with blanks, then filled in.

Rendering a row takes a template engine a fifth of a millisecond, and a page can hold four hundred choices; filling
in blanks takes a hundredth of that. The row stays a template, so a theme can change it like any other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.template import Context, Template

# From a range of Unicode that no text uses, so that a blank is never mistaken for text of the template.
BEGINS, ENDS = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Stamp:
    """The texts of a rendered template and, between them, the names of its blanks."""

    texts: tuple[str, ...]
    blanks: tuple[str, ...]

    def pressed(self, values: Mapping[str, str]) -> str:
        """The template with these values in its blanks; they must be safe to stand in HTML."""
        pieces = [self.texts[0]]
        for name, text in zip(self.blanks, self.texts[1:], strict=True):
            pieces += (values[name], text)
        return "".join(pieces)


@lru_cache(maxsize=256)
def stamp_of(template: Template, language: str, blanks: Sequence[str], flags: frozenset[str]) -> Stamp:
    """Render a template with blanks for some of its variables and True for each of the flags.

    `language` is the one that is active: it is part of what stamps are kept under, like everything a row depends on.
    """
    filled = {name: f"{BEGINS}{name}{ENDS}" for name in blanks}
    first, *rest = template.render(Context({**filled, **dict.fromkeys(flags, True)})).split(BEGINS)
    pairs = [part.split(ENDS, 1) for part in rest]
    return Stamp((first, *(text for _name, text in pairs)), tuple(name for name, _text in pairs))
