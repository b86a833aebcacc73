"""Answers requests from the files of the current generation."""

import dataclasses
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import tantivy

from ... import conf
from ...marking import marked, snippet
from ...results import Hit
from ..base import Answer, EngineUnavailable, Info, Request, guarded
from .correcting import corrections
from .counting import count
from .documents import hit, stored
from .highlighting import Highlighter
from .matching import MUST, Matcher, narrowed, silent
from .reading import Opened, Reader
from .schema import WEIGHTS, shape
from .store import Store
from .writing import GenerationBuild, GenerationWriter, build_in

MOST_SUGGESTIONS = 20


class TantivyEngine:
    """One object a process; threads share it."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder, shape())
        self._reader = Reader(self._store)

    def info(self) -> Info:
        try:
            opened = self._reader.opened()
            with guarded():
                documents = opened.main.searcher().num_docs
                passages = opened.passages.searcher().num_docs
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
            searcher = opened.main.searcher()
            matcher = self._matcher(opened, request)
            text = matcher.text()
            scored = matcher.favouring_language(text) if request.sort == "relevance" else text
            by_date = {"order_by_field": "date"} if request.sort == "date" else {}
            found = searcher.search(
                matcher.allowed(scored, *matcher.filters()),
                limit=max(1, request.limit),
                offset=request.offset,
                **by_date,
            )
            rows = [(stored(searcher.doc(address)), float(score)) for score, address in found.hits]
            hits = self._shown(opened, request, rows[: request.limit])
            counts = count(searcher, matcher.allowed(text), narrowed(request), request.facets)
        return Answer(hits, int(found.count), counts)

    def corrections(self, request: Request) -> dict[str, str]:
        opened = self._reader.opened()
        with guarded():
            return corrections(opened.main.searcher(), self._matcher(opened, request))

    def suggest(self, text: str, request: Request) -> tuple[Hit, ...]:
        """Titles only, those in the reader's language first."""
        opened = self._reader.opened()
        with guarded():
            searcher = opened.main.searcher()
            matcher = self._matcher(opened, request)
            query = matcher.allowed(matcher.favouring_language(matcher.title_starting(text)))
            found = searcher.search(query, limit=max(1, min(request.limit, MOST_SUGGESTIONS)))
            return tuple(hit(stored(searcher.doc(address)), float(score)) for score, address in found.hits)

    def update(self) -> AbstractContextManager[GenerationWriter]:
        return GenerationWriter(self._store.current())

    def build(self) -> AbstractContextManager[GenerationBuild]:
        return build_in(self._store)

    def _matcher(self, opened: Opened, request: Request) -> Matcher:
        language = conf.analysed_as(request.language)
        return Matcher(opened.main.schema, request, language, tuple(WEIGHTS), titles=True)

    def _shown(
        self, opened: Opened, request: Request, rows: list[tuple[dict[str, Any], float]]
    ) -> tuple[Hit, ...]:
        highlighter = Highlighter(request.parsed)
        passages = _Passages(opened, request)
        shown = []
        for payload, score in rows:
            made = hit(payload, score)
            title = marked(made.title, highlighter.spans(made.title, made.language))
            passage = passages.best(made) if request.snippets else None
            shown.append(
                dataclasses.replace(made, title_html=title, **_blurb(highlighter, payload, made, passage))
            )
        return tuple(shown)


def _blurb(
    highlighter: Highlighter, payload: dict[str, Any], made: Hit, passage: dict[str, str] | None
) -> dict[str, Any]:
    """The summary when it shows as many of the words as the best passage, otherwise the passage."""
    blurb = payload["summary"] or payload["lead"]
    spans = highlighter.spans(blurb, made.language)
    if passage is None:
        return {"snippet": snippet(blurb, spans)}
    place = {"passage_label": passage["label"], "passage_anchor": passage["anchor"]}
    inside = highlighter.spans(passage["text"], made.language)
    if payload["summary"] and _distinct(blurb, spans) >= max(1, _distinct(passage["text"], inside)):
        return {"snippet": snippet(blurb, spans), **place}
    return {"snippet": snippet(passage["text"], inside), **place}


def _distinct(text: str, spans: list[tuple[int, int]]) -> int:
    return len({text[start:end].casefold() for start, end in spans})


class _Passages:
    """The best part of each hit, looked for under the same access rule as the hit itself."""

    def __init__(self, opened: Opened, request: Request) -> None:
        self._searcher = opened.passages.searcher()
        self._schema = opened.passages.schema
        self._wanted = not request.parsed.is_empty
        loose = dataclasses.replace(request, at_least=1, filters={}, serving="")
        self._request = loose
        self._asked: dict[str, tantivy.Query] = {}

    def best(self, made: Hit) -> dict[str, str] | None:
        if not self._wanted:
            return None
        own = tantivy.Query.term_query(self._schema, "key", made.key)
        query = tantivy.Query.boolean_query([(MUST, self._words(made.language)), (MUST, silent(own))])
        found = self._searcher.search(query, limit=1, count=False)
        if not found.hits:
            return None
        return stored(self._searcher.doc(found.hits[0][1]))

    def _words(self, language: str) -> "tantivy.Query":
        rules = conf.analysed_as(language)
        if rules not in self._asked:
            matcher = Matcher(self._schema, self._request, rules, ("body",), titles=False)
            self._asked[rules] = matcher.allowed(matcher.text())
        return self._asked[rules]
