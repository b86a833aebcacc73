"""How far a name in Latin letters goes; capitals tell most, lists of words the rest."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from privacy.folding import folded
from privacy.words import any_of, word_set
from privacy.words.given import GIVEN
from taxonomy.countries import country_names

_WORD: Final = re.compile(r"[A-Za-z][A-Za-z']*(?:-[A-Za-z]+){0,3}")
_PARTICLE: Final = frozenset(
    [
        "al",
        "el",
        "ben",
        "bin",
        "ibn",
        "bint",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "la",
        "van",
        "von",
        "ould",
        "abu",
        "abd",
        "ul",
    ]
)
_MOST: Final = 5
_NOT: Final = word_set("NOT_NAMES")
_STOP: Final = word_set("STOP") | _NOT
_MONTHS: Final = re.compile(any_of("MONTHS") + r"\Z")
_LANGUAGES: Final = ("en", "fr", "es", "pt")


@lru_cache(maxsize=1)
def _lands() -> frozenset[str]:
    """First words of countries' names: “a client Germany sent back” names nobody."""
    names = (folded(name) for language in _LANGUAGES for name in country_names(language).values())
    return frozenset(name.lower().split()[0] for name in names if name)


def latin_name(text: str, start: int, *, strong: bool = True) -> tuple[int, int] | None:
    """The span of a name that begins here; `strong` cues take small letters too."""
    first = _WORD.match(text, start)
    if first is None or not _may_begin(first[0], strong):
        return None
    end, written_small, count = first.end(), first[0].islower(), 1
    while count < _MOST:
        following = _next(text, end, written_small)
        if following is None:
            break
        end, count = following, count + 1
    return start, end


def _may_begin(word: str, strong: bool) -> bool:
    low = word.lower()
    if low in _NOT or len(low) < 2 or low in _lands():
        return False
    if word[0].islower():
        return low in GIVEN or (strong and len(low) > 2 and low not in _STOP and _may_be_small(low))
    if word.isupper() and len(word) < 6 and low not in GIVEN:
        return strong and len(word) > 3
    return True


def _may_be_small(low: str) -> bool:
    """Small letters after a strong cue: rather a name than not, unless it ends as adverbs and duties do."""
    return not low.endswith(("ly", "ing", "ment", "mente", "tion", "cion", "teur", "ed"))


def _beyond(text: str, end: int) -> int | None:
    """Behind “de”, “de la”, “ould”: the word with a capital that they lead to, if there is one."""
    for _ in range(2):
        word = _WORD.match(text, end + 1) if text[end : end + 1] in {" ", "-"} else None
        if word is None:
            return None
        if word[0].lower() not in _PARTICLE:
            return word.end() if word[0][0].isupper() and word[0].lower() not in _NOT else None
        end = word.end()
    return None


def _next(text: str, end: int, written_small: bool) -> int | None:
    """Where the next word of the name ends, a particle before it included."""
    if text[end : end + 1] != " ":
        return None
    word = _WORD.match(text, end + 1)
    if word is None:
        return None
    low = word[0].lower()
    if low in _PARTICLE:
        return _beyond(text, word.end())
    if low in _NOT or low in _lands() or _MONTHS.match(low):
        return None
    if word[0][0].isupper():
        return word.end()
    small = written_small and low not in _STOP and (low in GIVEN or _may_be_small(low))
    return word.end() if small and len(low) > 2 else None
