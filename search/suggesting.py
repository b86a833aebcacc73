"""What a reader may mean by the letters typed so far: titles, and choices of a filter by any of their names."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from .arabic import ARTICLE
from .facets import LABELS_KEPT_SECONDS, facet_labels, facet_names, facet_spec
from .finding import find, suggest
from .query import Query
from .registry import User
from .shorthand import folded

MOST = 8
MOST_CHOICES = 3
LANGUAGE = "language"

_kept_names: dict[tuple[str, str], tuple[float, tuple[tuple[str, str], ...]]] = {}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A thing to open, or a search narrowed to one choice with the number of works it brings."""

    title: str
    url: str
    about: str
    language: str
    count: int | None = None


def suggestions(text: str, user: User, language: str) -> tuple[Suggestion, ...]:
    """Choices first, as there are few; nothing that the user may not open is offered or counted."""
    choices = tuple(_choices(text, user, language))[:MOST_CHOICES]
    hits = suggest(text, user, language, limit=MOST - len(choices))
    titles = tuple(Suggestion(hit.title, hit.url, hit.kind_label, hit.language) for hit in hits)
    return (*choices, *titles)


def _choices(text: str, user: User, language: str) -> Iterator[Suggestion]:
    """Names that begin like the text stand before those with a word in them that does."""
    named = _named(folded(text), language)
    if not named:
        return
    facets = tuple(dict.fromkeys(name for name, _value in named))
    results = find(Query(language=language, size=1, facets=facets, snippets=False), user)
    counts = {(facet.name, value.value): value.count for facet in results.facets for value in facet.values}
    open_to_reader = [choice for choice in named if counts.get(choice)]
    for name, value in sorted(open_to_reader, key=lambda choice: (named[choice], -counts[choice])):
        label = facet_labels(name, [value], language)[value]
        url = f"{reverse('search')}?{urlencode({name: value})}"
        yield Suggestion(label, url, str(facet_spec(name).label), language, counts[name, value])


def _named(start: str, language: str) -> dict[tuple[str, str], bool]:
    """Choices with a name like that, and whether the letters begin only a later word of it."""
    found: dict[tuple[str, str], bool] = {}
    if not start:
        return found
    for name in facet_names():
        if name == LANGUAGE:
            continue
        for value, known in _names(name, language):
            if f" {start}" in f" {known}" or f" {ARTICLE}{start}" in f" {known}":
                later = not known.removeprefix(ARTICLE).startswith(start.removeprefix(ARTICLE))
                found[name, value] = found.get((name, value), True) and later
    return found


def _names(name: str, language: str) -> tuple[tuple[str, str], ...]:
    """Asked of their owner at most once a minute: there are hundreds, and every letter typed asks."""
    kept_at, names = _kept_names.get((name, language), (0.0, ()))
    if not kept_at or time.monotonic() - kept_at >= LABELS_KEPT_SECONDS:
        known = facet_spec(name).names
        names = tuple((value, folded(label)) for value, label in (known(language) if known else ()))
        _kept_names[name, language] = (time.monotonic(), names)
    return names


def forget_names() -> None:
    _kept_names.clear()
