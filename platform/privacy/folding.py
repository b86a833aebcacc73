"""A text as the rules read it: one shape for each letter and digit, and the way back to the offsets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

# Marks over letters, the Arabic stretcher, and signs without width: people and keyboards scatter them.
_DROPPED: Final = re.compile(
    "[\u0300-\u036f\u064b-\u065f\u0670\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_ODD: Final = {
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
    "ł": "l",
    "Ł": "L",
    "ı": "i",
    "ß": "s",
    "æ": "e",
    "œ": "e",
}
_ARABIC: Final = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك"}
_SIGNS: Final = {"،": ",", "؛": ";", "؟": "?", "’": "'", "‘": "'", "ʼ": "'", "＋": "+", "＠": "@", "№": "#"}


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code) and base.isascii():
            table[code] = base
    for zero in (0x0660, 0x06F0, 0xFF10):
        table.update({zero + digit: str(digit) for digit in range(10)})
    table.update(dict.fromkeys((0xA0, 0x2007, 0x2009, 0x200A, 0x202F, 0x3000), " "))
    table.update(dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-"))
    for signs in (_ODD, _ARABIC, _SIGNS):
        table.update({ord(sign): plain for sign, plain in signs.items()})
    return table


_TABLE: Final = _table()


@dataclass(frozen=True, slots=True)
class Folded:
    """`places` gives the original offset of each letter; none when nothing was left out."""

    text: str
    length: int
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original; signs left out behind the last letter belong to it."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end] if end < len(self.places) else self.length


def fold(text: str) -> Folded:
    """Every letter becomes exactly one, or none."""
    if not _DROPPED.search(text):
        return Folded(text.translate(_TABLE), len(text))
    kept = tuple(place for place, sign in enumerate(text) if not _DROPPED.match(sign))
    return Folded("".join(text[place] for place in kept).translate(_TABLE), len(text), kept)


def folded(word: str) -> str:
    return fold(word).text
