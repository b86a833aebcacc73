"""Whether somebody can learn of what is closed to them, by any answer the search gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from search import Query, engine, find
from search.access import hidden_keys, met_classes, viewer_tokens
from search.asking import Asked, ask
from search.engines.base import Request
from search.facets import facet_names
from search.finding import suggest
from search.parser import parse
from search.remembering import Remembering
from search.results import Hit
from seeding.relevance.judgements import Probe
from seeding.relevance.works import Works

MANY = 200
SUGGESTED = 20


def leaks(probe: Probe, works: Works, people: Mapping[str, Any]) -> Iterator[str]:
    """What went wrong, one line each."""
    key = works.key(probe.never)
    user = people[probe.who]
    if probe.way == "suggest":
        yield from _told(suggest(probe.asked, user, probe.language, SUGGESTED), key, probe)
    else:
        yield from _found(probe, user, key)
    if probe.found_by and key not in _keys_for(probe, people[probe.found_by]):
        yield f"{probe.found_by} does not find {probe.never}"


def _found(probe: Probe, user: Any, key: str) -> Iterator[str]:
    results = find(_query(probe, MANY), user)
    shown = (*results.hits, *results.further)
    yield from _told(shown, key, probe)
    if results.dropped:
        yield f"{results.dropped} hits were stopped by the database alone"
    if _says(probe.word, results.corrected, *(hit.snippet for hit in shown)):
        yield f"{probe.word} is told"
    # Whatever somebody sees must be the same as if the thing did not exist.
    with_it, without_it = _asked(probe, user), _asked(probe, user, without=key)
    for name in ("total", "counts"):
        if getattr(with_it.answer, name) != getattr(without_it.answer, name):
            yield f"{name} differ with and without {probe.never}"
    if with_it.corrected != without_it.corrected:
        yield f"the correction is {with_it.corrected!r}, without {probe.never} it is {without_it.corrected!r}"


def _told(hits: tuple[Hit, ...], key: str, probe: Probe) -> Iterator[str]:
    if any(hit.key == key for hit in hits):
        yield f"{probe.never} is shown"
    if _says(probe.word, *(hit.title for hit in hits)):
        yield f"{probe.word} stands in a title"


def _says(word: str, *texts: str) -> bool:
    return bool(word) and any(word.casefold() in text.casefold() for text in texts)


def _keys_for(probe: Probe, user: Any) -> set[str]:
    if probe.way == "suggest":
        return {hit.key for hit in suggest(probe.asked, user, probe.language, SUGGESTED)}
    return {hit.key for hit in find(_query(probe, MANY), user).hits}


def _query(probe: Probe, size: int) -> Query:
    return Query(text=probe.asked, filters=probe.filters, language=probe.language, size=size)


def _asked(probe: Probe, user: Any, *, without: str = "") -> Asked:
    """The engine's answer before anything is checked in the database, as if one thing were gone."""
    asking = Remembering(engine(), engine().version())
    request = Request(
        parsed=parse(probe.asked),
        classes=met_classes(viewer_tokens(user), asking.version),
        hidden=(*hidden_keys(), *([without] if without else [])),
        language=probe.language,
        filters=probe.filters,
        facets=facet_names(),
        limit=MANY,
    )
    return ask(asking, replace(request, snippets=False), probe.asked)
