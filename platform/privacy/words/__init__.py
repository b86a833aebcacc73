"""The words that announce what may identify a person, in five languages, as folded patterns.

A module a language; all of them are read in every text, since colleagues mix languages.
"""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any, Final

from privacy.folding import folded
from privacy.words import ar, en, es, fr, pt

LANGUAGES: Final[dict[str, ModuleType]] = {"en": en, "fr": fr, "es": es, "ar": ar, "pt": pt}
REPLACEMENTS: Final[dict[str, dict[str, str]]] = {
    code: module.REPLACEMENTS for code, module in LANGUAGES.items()
}


def words(name: str, *languages: str) -> list[str]:
    """One list of all languages, or of those named, in small letters."""
    lists = (getattr(LANGUAGES[code], name, "") for code in languages or LANGUAGES)
    found = {" ".join(folded(word).lower().split()) for listed in lists for word in listed.split("|")}
    return sorted(found - {""})


def word_set(name: str) -> frozenset[str]:
    """Single words for looking up."""
    return frozenset(word for listed in words(name) for word in listed.split())


def any_of(name: str, *languages: str) -> str:
    """A pattern of all of them that branches letter by letter, so that a long list costs little."""
    tree: dict[str, Any] = {}
    for word in words(name, *languages):
        branch = tree
        for sign in word:
            branch = branch.setdefault(sign, {})
        branch[""] = {}
    return _pattern(tree)


def _pattern(tree: dict[str, Any]) -> str:
    """The longest word wins: what goes on is tried before what ends."""
    branches = [
        (r"\s{1,3}" if sign == " " else re.escape(sign)) + _pattern(rest)
        for sign, rest in tree.items()
        if sign
    ]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in tree:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in tree else "")
