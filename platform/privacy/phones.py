"""Telephone numbers: written for abroad, beside a cue, or valid in a country of the corridor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from phonenumbers import Leniency, PhoneNumberMatcher

from privacy.finding import Kind
from privacy.numbers import digits_of, is_calendar, is_law, is_measure
from privacy.place import Asked, Place
from privacy.words import any_of

_RUN: Final = re.compile(
    r"(?<![\w.,+/-])(?:\+|00)?[ (]{0,2}\d(?:\)?(?:[ .]|[ ]?-[ ]?|/)?[ ]?\(?\d){5,17}(?![\w/-]|[.,]\d)"
)
_CUE: Final = re.compile(rf"(?<!\w)[وبفل]?(?:{any_of('PHONES')})(?!\w)[^\n!?]{{0,30}}$")
# Two years, or groups of three as in an amount.
_AMOUNT: Final = re.compile(r"\d{1,3}(?:[ .]\d{3}){1,3}$")


def places(asked: Asked) -> Iterator[Place]:
    for match in asked.search(_RUN, low=False):
        certain = _read(asked, match)
        if certain is not None:
            lead = len(match[0]) - len(match[0].lstrip())
            yield Place(match.start() + lead, match.end(), Kind.PHONE, certain=certain)


def _read(asked: Asked, match: re.Match[str]) -> bool | None:
    """None when it is no number to call; else whether its form alone says so."""
    value = match[0].strip()
    count = len(digits_of(value))
    if is_calendar(value) or is_measure(asked.low, match.start(), match.end()):
        return None
    if value.startswith(("+", "00")):
        return True if 8 <= count <= 17 else None
    if is_law(asked.low, match.start()):
        return None
    if _CUE.search(asked.low[max(0, match.start() - 45) : match.start()]):
        return False if (count >= 6 and not _AMOUNT.match(value)) or count >= 8 else None
    if value.startswith(("0", "(0")) and 9 <= count <= 11:
        return False
    return False if not _AMOUNT.match(value) and _is_national(asked, value) else None


def _is_national(asked: Asked, value: str) -> bool:
    """Asked last: reading the corridor may cost a query."""
    return any(
        next(iter(PhoneNumberMatcher(value, region.upper(), leniency=Leniency.VALID)), None) is not None
        for region in asked.countries
    )
