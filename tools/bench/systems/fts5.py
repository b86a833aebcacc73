"""SQLite FTS5: contentless tables, texts stemmed before they are stored, hits put once into a temporary table."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.corpus import FACETS, LANGUAGES, SEVERAL, SINGLE, Article
from bench.questions import ROW_OF, TOP, Question, Row
from bench.systems.base import Found, System
from search.engines.words import PLAIN, analyser, prepared, tokens

TABLES = f"""
    CREATE TABLE article (id INTEGER PRIMARY KEY, title, body, published, access, {", ".join(SINGLE)});
    CREATE VIRTUAL TABLE texts USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 0');
    CREATE VIRTUAL TABLE titles USING fts5(title, content='', prefix='2 3', tokenize='unicode61');
"""
INDEXES = "CREATE INDEX by_access ON article (access); CREATE INDEX by_date ON article (published);"
SUGGESTIONS = 8


class Fts5System(System):
    name = "fts5"
    # A contentless table keeps no text to cut a snippet from.
    rows = frozenset(ROW_OF) - {"f"}

    @property
    def file(self) -> Path:
        return self.place / "fts5.sqlite3"

    def open(self) -> None:
        self.database = sqlite3.connect(self.file, isolation_level=None)
        self.database.execute("PRAGMA cache_size = -65536")
        self.database.execute("PRAGMA mmap_size = 2147483648")
        self.database.execute("PRAGMA temp_store = MEMORY")

    def start_build(self) -> None:
        self.open()
        self.database.execute("PRAGMA synchronous = OFF")
        self.database.executescript(TABLES)
        for facet in SEVERAL:
            self.database.execute(
                f"CREATE TABLE {facet} (article INTEGER, value, PRIMARY KEY (article, value)) WITHOUT ROWID"
            )
        self.database.execute("BEGIN")

    def add(self, prepared: Sequence[Article]) -> None:
        many = self.database.executemany
        many(
            f"INSERT INTO article VALUES (?, ?, ?, ?, ?, {', '.join('?' * len(SINGLE))})", map(_row, prepared)
        )
        many("INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)", map(_stems, prepared))
        many("INSERT INTO titles (rowid, title) VALUES (?, ?)", ((one.number, one.title) for one in prepared))
        for facet in SEVERAL:
            many(
                f"INSERT INTO {facet} VALUES (?, ?)",
                ((one.number, value) for one in prepared for value in one.facets[facet]),
            )

    def finish_build(self) -> None:
        self.database.execute("COMMIT")
        self.database.executescript(INDEXES)
        for facet in SEVERAL:
            self.database.execute(f"CREATE INDEX by_{facet} ON {facet} (value, article)")
        self.database.execute("ANALYZE")

    def ask(self, row: Row, question: Question) -> Found:
        if row.title:
            return self._titles(row, question)
        if not row.facets:
            return self._plain(row, question)
        return self._counted(row, question)

    def _titles(self, row: Row, question: Question) -> Found:
        start = tokens(question.start, PLAIN)[0].text
        some, values = _readable(row)
        found = self.database.execute(
            "SELECT article.id, article.title FROM titles CROSS JOIN article ON article.id = titles.rowid "
            f"WHERE titles MATCH ? {some} LIMIT {SUGGESTIONS}",
            [f'"{start}"*', *values],
        ).fetchall()
        return Found(len(found))

    def _plain(self, row: Row, question: Question) -> Found:
        some, values = _readable(row)
        joined = "CROSS JOIN article ON article.id = texts.rowid" if some else ""
        source = f"FROM texts {joined} WHERE texts MATCH ? {some}"
        asked = [_match(question), *values]
        best = f"SELECT texts.rowid {source} ORDER BY bm25(texts, 3.0, 1.0) LIMIT {TOP}"
        self._show([number for (number,) in self.database.execute(best, asked)])
        return Found(self.database.execute(f"SELECT count(*) {source}", asked).fetchone()[0])

    def _counted(self, row: Row, question: Question) -> Found:
        self._keep_hits(row, question)
        both = "kind_ok AND topic_ok"
        best = f"SELECT id FROM hits WHERE {both} ORDER BY score LIMIT {TOP}"
        self._show([number for (number,) in self.database.execute(best)])
        total = self.database.execute(f"SELECT count(*) FROM hits WHERE {both}").fetchone()[0]
        counts = {}
        for facet in FACETS:
            passed = {"kind": "topic_ok", "topic": "kind_ok"}.get(facet, both)
            counted = (
                f"SELECT {facet}, count(*) FROM hits JOIN article USING (id) WHERE {passed} GROUP BY 1"
                if facet in SINGLE
                else f"SELECT value, count(*) FROM hits JOIN {facet} ON article = id WHERE {passed} GROUP BY 1"
            )
            counts[facet] = dict(self.database.execute(counted).fetchall())
        return Found(total, counts)

    def _keep_hits(self, row: Row, question: Question) -> None:
        self.database.execute("DROP TABLE IF EXISTS hits")
        some, readable = _readable(row)
        kind_ok, topic_ok, filtered = "1", "1", []
        if row.filters:
            kind_ok = "article.kind IN (?, ?)"
            topic_ok = "EXISTS (SELECT 1 FROM topic WHERE topic.article = article.id AND value = ?)"
            filtered = [*question.kinds, question.topic]
        chosen = f"article.id AS id, {kind_ok} AS kind_ok, {topic_ok} AS topic_ok"
        if row.words:
            query = (
                f"SELECT {chosen}, bm25(texts, 3.0, 1.0) AS score FROM texts "
                f"CROSS JOIN article ON article.id = texts.rowid WHERE texts MATCH ? {some}"
            )
            asked: list[Any] = [*filtered, _match(question), *readable]
        else:
            query = f"SELECT {chosen}, -article.published AS score FROM article WHERE 1 {some}"
            asked = [*filtered, *readable]
        self.database.execute(f"CREATE TEMP TABLE hits AS {query}", asked)

    def _show(self, numbers: Sequence[int]) -> None:
        marks = ", ".join("?" * len(numbers))
        self.database.execute(f"SELECT id, title FROM article WHERE id IN ({marks})", numbers).fetchall()

    def size(self) -> int:
        return self.file.stat().st_size

    def described(self) -> str:
        return f"SQLite {sqlite3.sqlite_version}, words stemmed by Waymark's own rules"


def _readable(row: Row) -> tuple[str, Sequence[str]]:
    if not row.access:
        return "", ()
    return f"AND article.access IN ({', '.join('?' * len(row.classes))})", row.classes


def _match(question: Question) -> str:
    """Each word in any form that some language gives it; all of the words."""
    return " AND ".join(f"({' OR '.join(sorted(_forms(word)))})" for word in question.words)


def _forms(word: str) -> set[str]:
    return {f'"{name}{token.text}"' for name in LANGUAGES for token in tokens(word, name)}


def _row(article: Article) -> tuple[Any, ...]:
    single = (article.facets[name][0] for name in SINGLE)
    moment = int(article.published.timestamp())
    return (article.number, article.title, article.body, moment, article.access, *single)


def _stems(article: Article) -> tuple[int, str, str]:
    title, body = _analysed(article)
    return article.number, title, body


def _analysed(article: Article) -> Iterator[str]:
    """Words begin with their language, since a stem of one can be a word of another."""
    rules = analyser(article.language)
    for text in (article.title, article.body):
        yield " ".join(article.language + word for word in rules.analyze(prepared(text, article.language)))
