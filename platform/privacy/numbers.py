"""What numbers of papers and of files look like, and what only looks like them."""

from __future__ import annotations

import re
from typing import Final

from privacy.words import any_of

# The short words between a cue and its number: "passport no. is: …".
GLUE: Final = (
    r"(?:\s{0,3}(?:(?:number|numbers|no|nr|n|num|numero|ref|reference|card|code|id|is|was|are|with|the|of|his|her"
    r"|est|porte|sous|le|la|du|es|con|el|su|e|foi|com|o|do|da|de|rouge|verte"
    r"|رقم|رقمه|رقمها|برقم|ورقمه|ورقمها|هو|وهو|هي|يحمل|تحمل|تحت)(?![\w-])"
    r"|[.:#°º=(\[\"'-])){0,6}\s{0,3}"
)
_VALUE: Final = r"(?:[A-Z]{1,5}[ ./-]?|[a-z]{1,3})?\d[A-Za-z0-9]{0,20}(?:[-/. ](?:[A-Z]{1,4}[-/. ]?)?\d[A-Z0-9]{0,12}){0,6}[A-Z]?(?!\w)"
_VALUE_OF_LETTERS: Final = (
    r"[A-Z]{2,8}(?:[-/][A-Z]{2,8}){1,3}[-/]\d[A-Z0-9]{1,12}(?:[-/][A-Z0-9]{1,12}){0,3}(?!\w)"
)
NUMBER: Final = re.compile(f"{_VALUE_OF_LETTERS}|{_VALUE}")

_MEASURED: Final = re.compile(rf"\s{{0,2}}(?:[%€$£]|(?:{any_of('UNITS')})(?!\w))")
_MONEY_BEFORE: Final = re.compile(r"(?:[€$£]|\b(?:eur|usd|xof|gmd|ngn|mad))\s{0,2}$")
_LAW_BEFORE: Final = re.compile(rf"(?<!\w){any_of('LAWS')}(?!\w)[^\n;!?]{{0,28}}$")
_YEARS: Final = re.compile(r"(?:19|20)\d\d(?:\s?[-/]\s?(?:19|20)?\d\d)?$")
_COURT: Final = re.compile(r"[CT]-\d{1,4}/\d\d$")
_DATE: Final = re.compile(r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)|(?:19|20)\d\d-[01]\d-[0-3]\d)(?:\s|$)")


def digits_of(value: str) -> str:
    return "".join(sign for sign in value if sign.isdigit())


def is_measure(low: str, start: int, end: int) -> bool:
    """An amount, a share, a time: what stands around the number says so."""
    return bool(_MEASURED.match(low, end) or _MONEY_BEFORE.search(low[max(0, start - 6) : start]))


def is_law(low: str, start: int) -> bool:
    return bool(_LAW_BEFORE.search(low[max(0, start - 40) : start]))


def is_calendar(value: str) -> bool:
    """Years, a span of years, or a date."""
    return bool(_YEARS.match(value) or _DATE.match(value))


def is_court(value: str) -> bool:
    """A judgment of the Court of Justice."""
    return bool(_COURT.match(value))
