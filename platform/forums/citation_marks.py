"""Citations inside a post's Markdown and in its stored HTML.

The stored HTML is the same for all readers, so it holds the key of what is cited and never its title.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _
from markdown_it.rules_inline import StateInline

from citations.references import WRITTEN, Reference

# Shown only where nobody filled the citation in.
UNNAMED: Final = "…"
MARK: Final = re.compile(r'<a [^>]*?\bdata-cite="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
PLAIN_MARK: Final = "data-cite="


def citation_rule(state: StateInline, silent: bool) -> bool:
    """`[[key#place|own words]]` becomes a link with the key; inside code nothing is looked for."""
    if not state.src.startswith("[[", state.pos) or state.linkLevel:
        return False
    found = WRITTEN.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        reference = Reference(found[1], found[2] or "")
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": reference.door, "data-cite": str(reference)}
        state.push("text", "", 0).content = (found[3] or "").strip() or UNNAMED
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def references_in(html: str) -> list[Reference]:
    """What rendered HTML cites, in its order; a thing cited twice at one place counts once."""
    if PLAIN_MARK not in html:
        return []
    found = [Reference.parse(mark[1]) for mark in MARK.finditer(html)]
    return list(dict.fromkeys(reference for reference in found if reference))


def filled(html: str, shown: Callable[[str, str], str]) -> str:
    """The HTML with each citation as `shown` gives it; it is told the reference and the writer's own words."""
    return MARK.sub(lambda mark: shown(mark[1], "" if mark[2] == UNNAMED else mark[2]), html)


def in_plain_words(html: str) -> str:
    """For places that cannot know who reads: the writer's own words, or none that say what it is."""
    if PLAIN_MARK not in html:
        return html
    return filled(html, lambda _reference, words: words or _("a resource"))
