"""Numbers of files at an office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from privacy.finding import Kind
from privacy.numbers import GLUE, NUMBER, digits_of, is_calendar, is_court, is_law, is_measure
from privacy.place import Asked, Place
from privacy.words import any_of

# Files of the UN refugee agency have a form of their own.
_REFUGEE_AGENCY: Final = re.compile(r"(?<![\w-])\d{3}-\d\d[CG]\d{5}(?![\w-])")
_CUE: Final = re.compile(rf"(?<!\w)[وفبل]?{any_of('CASES')}(?!\w)({GLUE})")
_SAYS_NUMBER: Final = re.compile(r"\b(?:n|no|nr|num|number|numero|ref|reference|id|code)\b|[#:°º]|رقم")


def places(asked: Asked) -> Iterator[Place]:
    for match in asked.search(_REFUGEE_AGENCY, low=False):
        yield Place(*match.span(), Kind.CASE, certain=True)
    for cue in asked.search(_CUE):
        number = NUMBER.match(asked.text, cue.end())
        if number and _is_number(asked.low, cue, number):
            yield Place(*number.span(), Kind.CASE)


def _is_number(low: str, cue: re.Match[str], number: re.Match[str]) -> bool:
    value = number[0]
    if is_calendar(value) or is_court(value) or is_law(low, cue.start()) or is_measure(low, *number.span()):
        return False
    digits = len(digits_of(value))
    if value.replace(" ", "").isdigit():
        return digits >= (3 if _SAYS_NUMBER.search(cue[0]) else 6)
    return digits >= 3
