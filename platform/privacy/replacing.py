"""Neutral words for what is taken out, in the language of the text."""

from __future__ import annotations

import re
from typing import Final

from privacy.place import Place
from privacy.words import REPLACEMENTS

_ARABIC: Final = re.compile("[\u0621-\u064a]")
_ARTICLE_BEFORE: Final = re.compile(r"\b(?:le|la|el|del|al|o|a|do|da|ao|du|au|the)\s$", re.IGNORECASE)
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?\n]\s*)$")


def language_of(text: str, language: str) -> str:
    """The language given, or what the letters say when there are no words of ours for it."""
    code = language.partition("-")[0].lower()
    if code in REPLACEMENTS:
        return code
    return "ar" if len(_ARABIC.findall(text)) * 2 > len(text) * 0.6 else "en"


def replacement(place: Place, text: str, language: str) -> str:
    """“[phone number]”, or “the client” for a person with a title."""
    words = REPLACEMENTS[language]
    if not place.role:
        return words[place.kind]
    before = text[max(0, place.start - 6) : place.start]
    if _ARTICLE_BEFORE.search(before):
        return words[f"{place.role} after an article"]
    client = words[place.role]
    return client[0].upper() + client[1:] if _SENTENCE_START.search(before) else client
