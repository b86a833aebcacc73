"""Answers requests from a server, in the same words and under the same rules as the engine in the process."""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Query

from ... import conf
from ...facets import facet_names
from ...results import Hit
from ..base import Answer, EngineUnavailable, Info, Request, Tally
from ..fields import SERVES
from ..matching import Matcher, passages_of
from ..showing import shown
from ..stored import hit_of
from . import counting
from .correcting import corrections
from .dialect import ElasticDialect
from .indices import Indices
from .listing import keys_in
from .mapping import shape
from .server import Server
from .writing import GenerationBuild, PresentWriter, build_in, going_back_in

MOST_SUGGESTIONS = 20
# Each process asks this often at most whether there was a commit.
VERSION_SECONDS = 0.2


class ElasticEngine:
    """One object a process; threads share it."""

    def __init__(self, place: conf.ElasticsearchPlace) -> None:
        self._server = Server(place)
        self._indices = Indices(place.prefix, shape())
        self._version = _Version()

    def info(self) -> Info:
        reading = self._indices.reading
        try:
            with self._server.reading() as client:
                stated = self._indices.stated(client)
                if stated:
                    sizes = client.indices.stats(index=reading.both, metric="store")
                    return Info(
                        True,
                        "elastic",
                        self._indices.shape,
                        self._indices.present(client),
                        int(client.count(index=reading.documents)["count"]),
                        int(client.count(index=reading.passages)["count"]),
                        int(sizes["_all"]["primaries"]["store"]["size_in_bytes"]),
                    )
        except EngineUnavailable:
            pass
        return Info(ready=False, engine="elastic", shape=self._indices.shape)

    def version(self) -> str:
        return self._version.known() or self._version.learnt(self._ask_version())

    def _ask_version(self) -> str:
        try:
            with self._server.reading() as client:
                stated = self._indices.stated(client) if self._indices.are_there(client) else {}
        except EngineUnavailable:
            return ""
        return f"{self._indices.prefix}:{stated['generation']}:{stated['commit']}" if stated else ""

    def search(self, request: Request) -> Answer:
        """One call for hits, total and counts; one more for the passages of the hits."""
        matcher = _matcher(request)
        text = matcher.text()
        with self._server.reading() as client:
            search = self._documents(client, request).post_filter(counting.filters(request))
            if request.sort == "date":
                search = search.query(matcher.allowed(text)).sort("-date", "_doc")
            else:
                search = search.query(matcher.allowed(matcher.favouring_language(text)))
            counting.ask_for_counts(search, request)
            answer = search.execute().to_dict()
            rows = _rows(answer)
            hits = shown(request, rows, lambda loose, found: self._best_passages(client, loose, found))
        total = int(answer["hits"]["total"]["value"])
        return Answer(hits, total, counting.counts(answer.get("aggregations", {}), request))

    def corrections(self, request: Request) -> Mapping[str, str]:
        with self._server.reading() as client:
            return corrections(client, self._indices.reading.documents, _matcher(request))

    def suggest(self, text: str, request: Request) -> tuple[Hit, ...]:
        """Titles only, those in the reader's language first."""
        matcher = _matcher(request)
        query = matcher.allowed(matcher.favouring_language(matcher.title_starting(text)))
        with self._server.reading() as client:
            search = Search(using=client, index=self._indices.reading.documents).source(["payload"])
            search = search.query(query).extra(
                size=max(1, min(request.limit, MOST_SUGGESTIONS)), track_total_hits=False
            )
            rows = _rows(search.execute().to_dict())
        return tuple(hit_of(payload, score) for payload, score in rows)

    def keys(self) -> Iterator[str]:
        return keys_in(self._server, self._indices.reading.documents)

    def tally(self, serving: str) -> Tally:
        """A call a facet, as the number of buckets of one call is limited."""
        dialect = ElasticDialect()
        query = dialect.any_value(SERVES, [serving]) if serving else dialect.everything()
        names = facet_names()
        answer: dict[str, Any] = {}
        with self._server.writing() as client:
            for name in names:
                search = Search(using=client, index=self._indices.reading.documents).query(query)
                search = search.extra(size=0, track_total_hits=False)
                counting.ask_for_tally(search, name)
                answer |= search.execute().to_dict()["aggregations"]
        return counting.tally(answer, names)

    def keep(self, name: str, text: str) -> None:
        with self._server.writing() as client:
            self._indices.keep(client, name, text)

    def kept(self, name: str) -> str:
        with self._server.reading() as client:
            return self._indices.kept(client, name)

    def update(self) -> AbstractContextManager[PresentWriter]:
        return PresentWriter(self._server, self._indices, self._version.forget)

    def build(self, *, go_on: bool = False) -> AbstractContextManager[GenerationBuild]:
        return build_in(self._server, self._indices, self._version.forget, go_on=go_on)

    def unfinished(self) -> str:
        with self._server.writing() as client:
            return self._indices.unfinished(client)[1]

    def previous(self) -> str:
        with self._server.writing() as client:
            return self._indices.previous(client)

    def going_back(self) -> AbstractContextManager[GenerationBuild]:
        return going_back_in(self._server, self._indices, self._version.forget)

    def _documents(self, client: Elasticsearch, request: Request) -> Search:
        search = Search(using=client, index=self._indices.reading.documents).source(["payload"])
        return search.extra(from_=request.offset, size=max(0, request.limit), track_total_hits=True)

    def _best_passages(
        self, client: Elasticsearch, request: Request, hits: Sequence[Hit]
    ) -> Mapping[str, dict[str, Any]]:
        """Of each hit the part with most of the words, looked for under the same access rule as the hit itself."""
        dialect = ElasticDialect()
        keys: dict[str, list[str]] = {}
        for hit in hits:
            keys.setdefault(conf.analysed_as(hit.language), []).append(hit.key)
        own = [
            dialect.boolean(
                must=[passages_of(dialect, request, language)], narrowed=[dialect.any_value("key", some)]
            )
            for language, some in keys.items()
        ]
        search = Search(using=client, index=self._indices.reading.passages).source(["payload"])
        search = search.query(dialect.boolean(should=own, at_least=1)).extra(
            size=len(hits), collapse={"field": "key"}, track_total_hits=False
        )
        found = search.execute().to_dict()["hits"]["hits"]
        return {row["fields"]["key"][0]: row["_source"]["payload"] for row in found}


def _matcher(request: Request) -> Matcher[Query]:
    return Matcher(ElasticDialect(), request, conf.analysed_as(request.language))


def _rows(answer: Mapping[str, Any]) -> list[tuple[dict[str, Any], float]]:
    return [(row["_source"]["payload"], float(row["_score"] or 0.0)) for row in answer["hits"]["hits"]]


class _Version:
    """The version as it was a moment ago; what this process commits itself is known at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._text = ""
        self._until = 0.0

    def known(self) -> str:
        with self._lock:
            return self._text if time.monotonic() < self._until else ""

    def learnt(self, text: str) -> str:
        with self._lock:
            self._text, self._until = text, time.monotonic() + VERSION_SECONDS
        return text

    def forget(self) -> None:
        with self._lock:
            self._until = 0.0
