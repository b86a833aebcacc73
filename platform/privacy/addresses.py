"""Exact places: a street with its number, a point on a map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from privacy.finding import Kind
from privacy.place import Asked, Place
from privacy.words import any_of

_CAPITAL: Final = r"[A-Z0-9][\w'.-]{0,30}"
_SMALL: Final = (
    r"(?:de|du|des|del|da|do|dos|das|la|las|los|le|les|l'|d'|el|al|y|e|et|of|the|von|san|santa|saint)"
)
_WORDS: Final = (
    rf"(?:{_SMALL}\s)?(?:{_SMALL}\s|[ld]')?{_CAPITAL}(?:[ -](?:{_SMALL}[ ']){{0,2}}{_CAPITAL}){{0,4}}"
)
_HOUSE: Final = r"\d{1,4}(?:[ -]?\d{1,4})?\s?(?:(?i:bis|ter|quater)\b|[A-Da-d]\b)?"
_NUMBER: Final = r"(?:\s{0,2},)?\s{0,2}(?i:n\.?[°ºo]\.?|nº|num\.?|numero|no\.|nr\.?|#)?\s{0,2}\d{1,4}(?:\s?-\s?\d{1,4})?[A-Za-z]?(?!\w)"
_STREETS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w.,-])\d{{1,5}}[A-Za-z]?,? (?:[A-Z][\w'.-]{{1,30}} ){{1,4}}(?i:{any_of('STREETS')})(?!\w)\.?",
        rf"(?<![\w.-]){_HOUSE},?\s{{1,2}}(?i:{any_of('ROADS', 'fr')})\s{{1,2}}{_WORDS}",
        rf"(?<!\w)(?i:{any_of('ROADS_FIRST')})\s{{0,2}}{_WORDS}{_NUMBER}",
        rf"(?<!\w)(?i:rue|avenue|boulevard|impasse|quai)\s{{1,2}}{_WORDS},\s{{0,2}}(?i:n\.?[°ºo]\.?|numero)?\s{{0,2}}\d{{1,4}}(?!\w)",
        r"(?<!\w)[A-Z][a-z]{2,25}(?:-?strasse|strase|straat|str\.|gasse|weg|platz|allee)\s\d{1,4}\s?[a-z]?(?!\w)",
        rf"(?<!\w)[وفبل]{{0,2}}{any_of('ROADS', 'ar')}\s[\u0621-\u064a]{{2,20}}(?:\s[\u0621-\u064a]{{2,20}}){{0,3}}?"
        r"\s{0,2},?\s{0,2}(?:(?:مبني|عماره|منزل|بيت|المنزل|العماره|البنايه)?\s{0,2}رقم\s{0,2}|(?:عماره|منزل|بيت|مبني)\s{0,2})?\d{1,4}(?!\w)",
        rf"(?<!\w)\d{{1,4}}\s{{0,2}},?\s{{0,2}}{any_of('ROADS', 'ar')}\s[\u0621-\u064a]{{2,20}}(?:\s[\u0621-\u064a]{{2,20}})?",
        r"(?<!\w)[وفبل]{0,2}(?:ال)?(?:عماره|بنايه|شقه|فيلا|منزل|بيت)\s{0,2}رقم\s{0,2}\d{1,4}(?!\w)",
    )
)
_POINTS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\w.])-?\d{1,3}\.\d{4,9}\s?°?\s?[NSEWO]?\s?[,;/ ]\s?-?\d{1,3}\.\d{4,9}(?:\s?°?\s?[NSEWO]\b)?(?![\d.])",
        r"\d{1,3}\s?°\s?\d{1,2}\s?['′]\s?(?:\d{1,2}(?:\.\d{1,4})?\s?(?:[\"″”]|''))?\s?[NS]\s?[,;]?\s?"
        r"\d{1,3}\s?°\s?\d{1,2}\s?['′]\s?(?:\d{1,2}(?:\.\d{1,4})?\s?(?:[\"″”]|''))?\s?[EWO]\b",
        r"(?:https?://)?(?:maps\.app\.goo\.gl/[\w-]{4,40}|goo\.gl/maps/[\w-]{4,40}"
        r"|(?:www\.)?google\.[a-z.]{2,6}/maps/[^\s<>]{4,200}|maps\.google\.[a-z.]{2,6}/[^\s<>]{4,200})",
    )
)
_OFFICE: Final = re.compile(rf"(?<!\w)(?:ب|ل|و|ال)?{any_of('OFFICES')}(?!\w)")
_SENTENCE: Final = re.compile(r"[.!?]\s|\n")
_LIVES: Final = re.compile(rf"(?<!\w)[وف]?{any_of('LIVES')}(?!\w)")


def places(asked: Asked) -> Iterator[Place]:
    for pattern in _POINTS:
        yield from (
            Place(*match.span(), Kind.ADDRESS, certain=True) for match in asked.search(pattern, low=False)
        )
    for pattern in _STREETS:
        for match in asked.search(pattern, low=False):
            if not _is_office(asked.low, match.start()):
                yield Place(*match.span(), Kind.ADDRESS)


def _is_office(low: str, start: int) -> bool:
    """The address of a public office, when no word says that somebody lives there."""
    before = _SENTENCE.split(low[max(0, start - 70) : start])[-1]
    return bool(_OFFICE.search(before)) and not _LIVES.search(before)
