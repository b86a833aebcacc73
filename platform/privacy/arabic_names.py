"""How far a name in Arabic letters goes; there are no capitals, so words that are none end it."""

from __future__ import annotations

import re
from typing import Final

from privacy.words import word_set
from privacy.words.given import GIVEN

_WORD: Final = re.compile("[\u0621-\u064a]{2,20}")
_LINKS: Final = frozenset({"بن", "ابن", "بنت", "ابو", "ام", "ال", "ولد", "عبد", "بو", "ابي"})
_OPENING: Final = frozenset({"ابو", "ام", "عبد"})
_NOT: Final = word_set("NOT_NAMES")
_STOP: Final = word_set("STOP") | _NOT | word_set("UNITS") | word_set("MONTHS")
_MOST: Final = 4
# Beginnings of verbs and of joined little words; a name may have them too, then the list of names knows it.
_UNLIKELY: Final = ("وال", "بال", "لل", "فال", "كال", "است", "سي", "ست", "ي", "ت", "و", "ب", "ل", "ف")


def arabic_name(text: str, start: int, *, strong: bool = True) -> tuple[int, int] | None:
    """The span of a name that begins here; after a weak cue only names from the list begin one."""
    first = _WORD.match(text, start)
    if first is None:
        return None
    known = first[0] in GIVEN or first[0] in _OPENING
    if first[0] in _NOT or not (known or (strong and first[0] not in _STOP)):
        return None
    end, count, linked = first.end(), 1, first[0] in _LINKS
    while count < _MOST and text[end : end + 1] == " ":
        word = _WORD.match(text, end + 1)
        if word is None or not (linked or _goes_on(word[0], count)):
            break
        linked = word[0] in _LINKS
        end, count = word.end(), count + 1
    return start, end


def _goes_on(word: str, count: int) -> bool:
    if word in GIVEN or word in _LINKS:
        return True
    return count < 3 and word not in _STOP and not word.startswith(_UNLIKELY)
