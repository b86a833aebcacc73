"""A small template that stands hundreds of times on one page: rendered once with blanks, then filled in.

Rendering a row takes a template engine a fifth of a millisecond, and a page can hold four hundred choices; filling
in blanks takes a hundredth of that. The row stays a template, so a theme can change it like any other.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.template import Context, Template

EMPTY_LINES = re.compile(r"\n\s*\n")
# Browsers break the line at these themselves, so no white space beside them is seen.
BLOCKS = (
    "article|aside|blockquote|body|details|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|head|header|html|li|link|"
    "main|meta|nav|ol|p|section|table|tbody|td|th|thead|title|tr|ul"
)
BESIDE_BLOCK = re.compile(rf"(</?(?:{BLOCKS})(?=[\s>])[^<>]*>)\n|\n(?=</?(?:{BLOCKS})[\s>])")
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


def stamp_of(template: Template, language: str, blanks: Sequence[str], flags: Mapping[str, bool]) -> Stamp:
    """Render a template with blanks for some of its variables and True for each of the flags that is on.

    `language` is the one that is active: it is part of what stamps are kept under, like everything a row depends on.
    """
    return _kept(template, language, blanks, frozenset(flag for flag, on in flags.items() if on))


@lru_cache(maxsize=1_024)
def _kept(template: Template, language: str, blanks: Sequence[str], on: frozenset[str]) -> Stamp:
    filled = {name: blank(name) for name in blanks}
    return stamp_from(template.render(Context({**filled, **dict.fromkeys(on, True)})))


def blank(name: str) -> str:
    """What stands in the rendered template where a text will be filled in."""
    return f"{BEGINS}{name}{ENDS}"


def without_gaps(html: str) -> str:
    """Without the line ends beside blocks, which only readers of the source see; a `pre` or `textarea` holds no blocks."""
    return BESIDE_BLOCK.sub(r"\1", html)


def stamp_from(html: str) -> Stamp:
    """A template that was rendered with blanks; empty lines, which conditions leave behind, are sent to nobody."""
    if "<pre" not in html:
        html = EMPTY_LINES.sub("\n", html).strip()
    first, *rest = without_gaps(html).split(BEGINS)
    pairs = [part.split(ENDS, 1) for part in rest]
    return Stamp((first, *(text for _name, text in pairs)), tuple(name for name, _text in pairs))
