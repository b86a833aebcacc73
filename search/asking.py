"""Asks an engine in several ways, from the strictest reading of the words to the loosest."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from .engines.base import Answer, Request
from .engines.matching import telling
from .expanding import OtherNames, expanded
from .parser import parse
from .remembering import Remembering


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer, the request that got it, and what the reader should be told about the difference."""

    request: Request
    answer: Answer
    corrected: str = ""
    other_names: tuple[OtherNames, ...] = ()


def ask(engine: Remembering, request: Request, text: str, *, expand: bool = True) -> Asked:
    """All the words and their other names; then without misspellings; then some of the words."""
    asked = _strictly(engine, request, expand=expand)
    # A filter that hides what has all the words is no reason to read the words differently.
    if asked.answer.total or request.parsed.is_empty or _found_without_filters(engine, asked.request):
        return asked
    if not expand:
        looser = _corrected(engine, request, text, expand=False) or _loosely(engine, request) or asked
        return replace(looser, other_names=looser.other_names or asked.other_names)
    return (
        _by_words_of_other_names(engine, request, asked)
        or _corrected(engine, request, text)
        or _loosely(engine, request)
        or asked
    )


def _strictly(engine: Remembering, request: Request, *, phrases: bool = True, expand: bool = True) -> Asked:
    """The other names are told also when they were left out, so that a reader can ask for them."""
    parsed, other_names = expanded(request.parsed, phrases=phrases)
    wider = replace(request, parsed=parsed) if expand else request
    return Asked(wider, engine.search(wider), other_names=other_names)


def _found_without_filters(engine: Remembering, request: Request) -> bool:
    if not request.filters:
        return False
    free = replace(request, filters={}, facets=(), limit=1, offset=0, snippets=False)
    return bool(engine.search(free).total)


def _by_words_of_other_names(engine: Remembering, request: Request, asked: Asked) -> Asked | None:
    """An acronym that nobody wrote out in full: texts with all the words of its long form."""
    if not asked.other_names:
        return None
    wider = _strictly(engine, request, phrases=False)
    return wider if wider.answer.total else None


def _corrected(engine: Remembering, request: Request, text: str, *, expand: bool = True) -> Asked | None:
    words = engine.corrections(request)
    if not words:
        return None
    better = _with_words(text, words)
    asked = _strictly(engine, replace(request, parsed=parse(better)), expand=expand)
    return replace(asked, corrected=better) if asked.answer.total else None


def _with_words(text: str, words: Mapping[str, str]) -> str:
    for word, better in words.items():
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda match, better=better: better, text)  # type: ignore[misc]
    return text


def _loosely(engine: Remembering, request: Request) -> Asked | None:
    """Most of the words when there are several, then any one of them."""
    words = len(telling(request.parsed.groups))
    if words < 2:
        return None
    for at_least in dict.fromkeys((most_of(words), 1)):
        loose = replace(request, at_least=at_least)
        answer = engine.search(loose)
        if answer.total:
            return Asked(loose, answer)
    return None


def most_of(words: int) -> int:
    """Two of three, two of four, three of five; never none."""
    return max(1, words * 2 // 3)
