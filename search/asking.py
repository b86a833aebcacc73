"""Asks an engine in several ways, from the strictest reading of the words to the loosest."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from .engines.base import Answer, Engine, Request
from .expanding import OtherNames, expanded
from .parser import parse


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer, the request that got it, and what the reader should be told about the difference."""

    request: Request
    answer: Answer
    corrected: str = ""
    other_names: tuple[OtherNames, ...] = ()


def ask(engine: Engine, request: Request, text: str) -> Asked:
    """All the words and their other names; then without misspellings; then any of the words."""
    asked = _strictly(engine, request)
    # A filter that hides what has all the words is no reason to read the words differently.
    if asked.answer.total or request.parsed.is_empty or _found_without_filters(engine, asked.request):
        return asked
    return _corrected(engine, request, text) or _loosely(engine, request) or asked


def _strictly(engine: Engine, request: Request) -> Asked:
    parsed, other_names = expanded(request.parsed)
    wider = replace(request, parsed=parsed)
    return Asked(wider, engine.search(wider), other_names=other_names)


def _found_without_filters(engine: Engine, request: Request) -> bool:
    if not request.filters:
        return False
    free = replace(request, filters={}, facets=(), limit=1, offset=0, snippets=False)
    return bool(engine.search(free).total)


def _corrected(engine: Engine, request: Request, text: str) -> Asked | None:
    words = engine.corrections(request)
    if not words:
        return None
    better = _with_words(text, words)
    asked = _strictly(engine, replace(request, parsed=parse(better)))
    return replace(asked, corrected=better) if asked.answer.total else None


def _with_words(text: str, words: Mapping[str, str]) -> str:
    for word, better in words.items():
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda match, better=better: better, text)  # type: ignore[misc]
    return text


def _loosely(engine: Engine, request: Request) -> Asked | None:
    if len(request.parsed.groups) < 2:
        return None
    loose = replace(request, any_word=True)
    answer = engine.search(loose)
    return Asked(loose, answer) if answer.total else None
