"""Answers requests from the files of the current generation."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

import tantivy

from ... import conf
from ...facets import facet_names
from ...results import Hit
from ..base import Answer, EngineUnavailable, Info, Request, Tally, guarded
from ..fields import SERVES
from ..matching import Matcher, narrowed, passages_of
from ..showing import shown
from ..stored import hit_of
from .correcting import corrections
from .counting import count, tally
from .dialect import TantivyDialect
from .documents import stored
from .listing import keys_in
from .newest import runs_of
from .reading import Opened, Reader
from .schema import MONTH, shape
from .store import UNFINISHED, Store
from .writing import GenerationBuild, GenerationWriter, build_in, going_back_in

MOST_SUGGESTIONS = 20
# Enough for nearly all hits to have their best part among them.
PARTS_FOR_EACH = 3


class TantivyEngine:
    """One object a process; threads share it."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder, shape())
        self._reader = Reader(self._store)

    def info(self) -> Info:
        try:
            opened = self._reader.opened()
            with guarded():
                documents = opened.documents.searcher.num_docs
                passages = opened.parts.searcher.num_docs
        except EngineUnavailable:
            return Info(ready=False, engine="tantivy", shape=self._store.shape)
        generation = opened.generation
        return Info(
            True, "tantivy", self._store.shape, generation.name, documents, passages, generation.size()
        )

    def version(self) -> str:
        try:
            return self._reader.opened().version
        except EngineUnavailable:
            return ""

    def search(self, request: Request) -> Answer:
        opened = self._reader.opened()
        with guarded():
            searcher = opened.documents.searcher
            matcher = self._matcher(opened, request)
            text = matcher.text()
            scored = matcher.favouring_language(text) if request.sort == "relevance" else text
            addresses, total = _found(opened, request, matcher, matcher.allowed(scored, *matcher.filters()))
            rows = [(stored(searcher.doc(address)), float(score)) for score, address in addresses]
            find_passages = partial(_best_passages, opened)
            hits = shown(request, rows[: request.limit], find_passages)
            counts = count(searcher, matcher.allowed(text), narrowed(request), request.facets)
        return Answer(hits, total, counts)

    def corrections(self, request: Request) -> dict[str, str]:
        opened = self._reader.opened()
        with guarded():
            return corrections(opened.documents.searcher, self._matcher(opened, request))

    def suggest(self, text: str, request: Request) -> tuple[Hit, ...]:
        """Titles only, those in the reader's language first."""
        opened = self._reader.opened()
        with guarded():
            searcher = opened.documents.searcher
            matcher = self._matcher(opened, request)
            query = matcher.allowed(matcher.favouring_language(matcher.title_starting(text)))
            limit = max(1, min(request.limit, MOST_SUGGESTIONS))
            found = searcher.search(query, limit=limit, count=False)
            return tuple(hit_of(stored(searcher.doc(address)), float(score)) for score, address in found.hits)

    def keys(self) -> Iterator[str]:
        yield from keys_in(self._reader.opened().documents.searcher)

    def tally(self, serving: str) -> Tally:
        opened = self._reader.opened()
        dialect = TantivyDialect(opened.main.schema)
        query = dialect.any_value(SERVES, [serving]) if serving else dialect.everything()
        with guarded():
            return tally(opened.documents.searcher, query, facet_names())

    def keep(self, name: str, text: str) -> None:
        self._store.current().keep(name, text)

    def kept(self, name: str) -> str:
        return self._store.current().kept(name)

    def update(self) -> AbstractContextManager[GenerationWriter]:
        return GenerationWriter(self._store.current())

    def build(self, *, go_on: bool = False) -> AbstractContextManager[GenerationBuild]:
        return build_in(self._store, go_on=go_on)

    def unfinished(self) -> str:
        found = self._store.unfinished()
        return found.kept(UNFINISHED) if found else ""

    def previous(self) -> str:
        found = self._store.previous()
        return found.name if found else ""

    def going_back(self) -> AbstractContextManager[GenerationBuild]:
        return going_back_in(self._store)

    def _matcher(self, opened: Opened, request: Request) -> "Matcher[tantivy.Query]":
        dialect = TantivyDialect(opened.main.schema, opened.documents.complete)
        return Matcher(dialect, request, conf.analysed_as(request.language))


def _found(
    opened: Opened, request: Request, matcher: "Matcher[tantivy.Query]", query: "tantivy.Query"
) -> tuple[list[Any], int]:
    """Scores and addresses of the hits of one page, and how many hits there are."""
    searcher = opened.documents.searcher
    place = {"limit": max(1, request.limit), "offset": request.offset}
    if request.sort != "date":
        found = searcher.search(query, **place)
        return found.hits, int(found.count)
    if request.known_total is not None:
        wanted = min(place["limit"], request.known_total - request.offset)
        for months in runs_of(opened.documents.months, request.offset + request.limit):
            latest = matcher.dialect.any_value(MONTH, months)
            newest = matcher.dialect.boolean(must=[query], narrowed=[latest])
            hits = searcher.search(newest, order_by_field="date", count=False, **place).hits
            if len(hits) >= wanted:
                return hits, request.known_total
    found = searcher.search(query, order_by_field="date", **place)
    return found.hits, int(found.count)


def _best_passages(opened: Opened, request: Request, hits: Sequence[Hit]) -> Mapping[str, dict[str, Any]]:
    """Of each hit the part with most of the words, looked for under the same access rule as the hit itself."""
    searcher = opened.parts.searcher
    dialect = TantivyDialect(opened.passages.schema, opened.parts.complete)
    found: dict[str, dict[str, Any]] = {}
    for language, keys in _by_language(hits).items():
        words = passages_of(dialect, request, language)
        limit = PARTS_FOR_EACH * len(keys)
        looked_at = _first_of_each(searcher, dialect, words, keys, limit, found)
        # Long texts have many parts, and those of one can fill the whole list.
        for key in keys if looked_at == limit else ():
            if key not in found:
                _first_of_each(searcher, dialect, words, [key], 1, found)
    return found


def _by_language(hits: Sequence[Hit]) -> dict[str, list[str]]:
    keys: dict[str, list[str]] = {}
    for hit in hits:
        keys.setdefault(conf.analysed_as(hit.language), []).append(hit.key)
    return keys


def _first_of_each(
    searcher: "tantivy.Searcher",
    dialect: TantivyDialect,
    words: "tantivy.Query",
    keys: Sequence[str],
    limit: int,
    found: dict[str, dict[str, Any]],
) -> int:
    """Adds to `found` what is best of each key, and says how many parts there were to look at."""
    own = dialect.boolean(must=[words], narrowed=[dialect.any_value("key", keys)])
    hits = searcher.search(own, limit=limit, count=False).hits
    for _score, address in hits:
        payload = stored(searcher.doc(address))
        found.setdefault(payload["key"], payload)
        if found.keys() >= set(keys):
            break
    return len(hits)
