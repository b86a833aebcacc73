"""The line above which people write; its frame is the same in every language and never changes."""

from __future__ import annotations

import re
from typing import Final

from django.utils import translation
from django.utils.translation import gettext as _

FRAME: Final = re.compile(r"##-\s.{1,160}?\s-##", re.DOTALL)
LOOKS_LIKE: Final = re.compile(r"##-(?:\s|$)|(?:^|\s)-##")


def marker_line(language: str) -> str:
    """For the top of a letter in that language; known again by its frame, whatever the words."""
    with translation.override(language):
        words = _("Write your answer above this line")
    return f"##- {words} -##"


def find_marker(lines: list[str]) -> int | None:
    """The first line of the marker; programs break it in two and put signs of direction into it."""
    for number, line in enumerate(lines):
        if LOOKS_LIKE.search(line) and FRAME.search("\n".join(lines[number : number + 3])):
            return number
    return None
