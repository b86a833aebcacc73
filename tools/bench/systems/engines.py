"""Waymark's own engines, asked as the site asks them."""

import os
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from urllib.parse import urlsplit

from bench.corpus import FACETS, Article
from bench.questions import TOP, Question, Row
from bench.stored.indexes import entry_of
from bench.systems.base import Found, System
from search.cube import renew
from search.engines import current_engine
from search.engines.base import Build, Document, Engine, Request
from search.parser import parse
from search.remembering import Remembering

SUGGESTIONS = 8
# As bench.settings has it: what other sites keep on the same server is left alone.
PREFIX = "waymark-bench"


class TantivySystem(System):
    name = "waymark-tantivy"
    engine: Engine
    writer: Build

    def prepare(self, articles: Sequence[Article]) -> Sequence[Document]:
        return [_document(article) for article in articles]

    def start_build(self) -> None:
        self.open()
        self.building = ExitStack()
        self.writer = self.building.enter_context(self.engine.build())

    def add(self, prepared: Sequence[Document]) -> None:
        self.writer.add(prepared)

    def finish_build(self) -> None:
        with self.building:
            self.writer.commit()
            self.writer.publish()
        renew(self.engine)

    def open(self) -> None:
        self.engine = current_engine()

    def ask(self, row: Row, question: Question) -> Found:
        classes = frozenset(row.classes)
        if row.title:
            request = Request(classes=classes, language=question.language, limit=SUGGESTIONS)
            return Found(len(self.engine.suggest(question.start, request)))
        answer = Remembering(self.engine, self.engine.version()).fresh(
            Request(
                parsed=parse(question.text if row.words else ""),
                classes=classes,
                language=question.language,
                filters=question.filters if row.filters else {},
                facets=FACETS if row.facets else (),
                sort="relevance" if row.words else "date",
                limit=TOP,
                snippets=row.snippets,
            )
        )
        return Found(answer.total, {name: dict(counts.values) for name, counts in answer.counts.items()})

    def size(self) -> int:
        return self.engine.info().bytes_on_disk

    def described(self) -> str:
        import tantivy

        return str(tantivy.__version__)


class ElasticSystem(TantivySystem):
    """The server is found by address; only indexes of this are taken away in the end."""

    name = "waymark-elastic"

    def missing(self) -> str:
        address = os.environ.get("BENCH_ELASTICSEARCH", "")
        if not address:
            return "no server: BENCH_ELASTICSEARCH is empty"
        if find_spec("search.engines.elastic") is None:
            return "this version has no engine for Elasticsearch"
        from elasticsearch import Elasticsearch

        self.client = Elasticsearch(address, request_timeout=60)
        self.is_here = urlsplit(address).hostname in {"127.0.0.1", "localhost", "::1"}
        return "" if self.client.ping() else "the server of BENCH_ELASTICSEARCH does not answer"

    def finish_build(self) -> None:
        super().finish_build()
        # Equal questions in later rounds must be worked out again.
        self.client.indices.put_settings(index=f"{PREFIX}-*", settings={"index.requests.cache.enable": False})

    def server_processes(self) -> Collection[int]:
        # Elsewhere these numbers would name other processes of this machine.
        if not self.is_here:
            return ()
        nodes = self.client.nodes.info(metric="process")["nodes"].values()
        return tuple(int(node["process"]["id"]) for node in nodes)

    def described(self) -> str:
        return f"Elasticsearch {self.client.info()['version']['number']}, request cache off"

    def close(self) -> None:
        if names := list(self.client.indices.get(index=f"{PREFIX}-*")):
            self.client.indices.delete(index=names)


def _document(article: Article) -> Document:
    entry = entry_of(
        article.number,
        article.language,
        article.title,
        article.body,
        article.published,
        article.access,
        article.facets,
    )
    return Document(entry, entry.access.key, entry.facet_values)
