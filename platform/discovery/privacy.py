"""Which queries may be kept as text: none that could name a person or a case."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from search import Access, engine
from search.engines.base import EngineUnavailable, Request
from search.parser import clean_text, parse

MOST_WORDS: Final = 8
LONGEST: Final = 100
MOST_DIGITS: Final = 4
ADDRESS: Final = re.compile(r"@|://|\bwww\.|\w\.(?:[a-z]{2,6})(?:/|\b)", re.IGNORECASE)
DATE: Final = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")


def normal(text: str) -> str:
    """The same for all ways to type the same words."""
    return clean_text(text).casefold().strip(" .,;:!?")


def keepable(text: str) -> str:
    """The normal form of a query that may be kept; empty when it looks personal, and then it is only counted."""
    cleaned = clean_text(text)
    if len(cleaned) > LONGEST or len(cleaned.split()) > MOST_WORDS:
        return ""
    if ADDRESS.search(cleaned) or DATE.search(cleaned) or _digits(cleaned) > MOST_DIGITS:
        return ""
    return "" if _may_be_a_name(cleaned) else normal(cleaned)


def _digits(text: str) -> int:
    """Of telephones and files, however they are spaced; a year says nothing about anyone."""
    return sum(char.isdigit() for char in YEAR.sub("", text))


def _may_be_a_name(text: str) -> bool:
    """Two capitalised words in a row, unless every visitor can read both of them somewhere on the site."""
    words = [match.group() for match in WORD.finditer(text)]
    pairs = [pair for pair in pairwise(words) if all(word[0].isupper() for word in pair)]
    return any(not all(_is_public(word) for word in pair) for pair in pairs)


def _is_public(word: str) -> bool:
    request = Request(
        parsed=parse(word), classes=frozenset({Access.public().key}), limit=1, snippets=False, language="en"
    )
    try:
        return bool(engine().search(request).total)
    except EngineUnavailable:
        return False
