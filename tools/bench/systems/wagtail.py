"""Wagtail's own search in the site's database, with a query a facet, as its interface offers it."""

from collections.abc import Sequence
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Count, QuerySet
from modelsearch.backends import get_search_backend
from modelsearch.query import MATCH_ALL, PlainText

from bench.corpus import SEVERAL, SINGLE, Article
from bench.indexed.models import ArticleValue, IndexedArticle
from bench.questions import ROW_OF, TOP, Question, Row
from bench.systems.base import Found, System

SUGGESTIONS = 8


class WagtailSystem(System):
    name = "wagtail"
    # It marks no words.
    rows = frozenset(ROW_OF) - {"f"}

    def open(self) -> None:
        self.backend = get_search_backend()

    def start_build(self) -> None:
        # Its backend looks once whether the tables are there, and makes do without them for ever after.
        call_command("migrate", verbosity=0)
        self.open()
        with connection.schema_editor() as editor:
            editor.create_model(IndexedArticle)
            editor.create_model(ArticleValue)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")

    def add(self, prepared: Sequence[Article]) -> None:
        with transaction.atomic():
            rows = IndexedArticle.objects.bulk_create([_row(article) for article in prepared])
            ArticleValue.objects.bulk_create(value for article in prepared for value in _values(article))
            # Nobody's rows go one by one into a new index, so the average lengths wait for the end.
            self.backend.get_index_for_model(IndexedArticle).add_items(IndexedArticle, rows)

    def finish_build(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def ask(self, row: Row, question: Question) -> Found:
        if row.title:
            found = self.backend.autocomplete(question.start, _articles(row, question))
            return Found(len([hit.title for hit in found[:SUGGESTIONS]]))
        hits = self._results(row, question)
        self.shown = [hit.title for hit in hits[:TOP]]
        total = hits.count()
        if not row.facets:
            return Found(total)
        counts = {name: self._single(name, row, question) for name in SINGLE}
        counts |= {name: self._several(name, row, question) for name in SEVERAL}
        return Found(total, counts)

    def _results(self, row: Row, question: Question, without: str = "") -> Any:
        query = PlainText(question.text, operator="and") if row.words else MATCH_ALL
        return self.backend.search(query, _articles(row, question, without), order_by_relevance=row.words)

    def _single(self, name: str, row: Row, question: Question) -> dict[str, int]:
        return dict(self._results(row, question, without=name).facet(name))

    def _several(self, name: str, row: Row, question: Question) -> dict[str, int]:
        """It counts no values of a relation, so the keys of all hits are fetched and counted beside it."""
        keys = [
            hit.pk for hit in self._results(row, question, without=name)[: IndexedArticle.objects.count()]
        ]
        values = ArticleValue.objects.filter(facet=name, article__in=keys)
        return dict(values.values_list("value").annotate(Count("pk")))

    def size(self) -> int:
        return sum(file.stat().st_size for file in self.place.glob("bench.sqlite3*"))

    def described(self) -> str:
        import sqlite3

        import wagtail

        return f"Wagtail {wagtail.__version__} on SQLite {sqlite3.sqlite_version}"


def _articles(row: Row, question: Question, without: str = "") -> QuerySet[IndexedArticle]:
    found = IndexedArticle.objects.all() if row.words else IndexedArticle.objects.order_by("-published")
    if row.access:
        found = found.filter(access__in=row.classes)
    if row.filters and without != "kind":
        found = found.filter(kind__in=question.kinds)
    if row.filters and without != "topic":
        found = found.filter(
            pk__in=ArticleValue.objects.filter(facet="topic", value=question.topic).values("article")
        )
    return found


def _row(article: Article) -> IndexedArticle:
    single = {name: article.facets[name][0] for name in SINGLE}
    return IndexedArticle(
        pk=article.number + 1,
        title=article.title,
        body=article.body,
        published=article.published,
        access=article.access,
        **single,
    )


def _values(article: Article) -> list[ArticleValue]:
    return [
        ArticleValue(article_id=article.number + 1, facet=name, value=value)
        for name in SEVERAL
        for value in article.facets[name]
    ]
