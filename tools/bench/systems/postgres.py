"""PostgreSQL full text: a vector for each article by its language, GIN, arrays, hits in one materialised query."""

import os
from collections.abc import Collection, Sequence
from typing import Any

from bench.corpus import FACETS, LANGUAGES, SEVERAL, SINGLE, Article
from bench.questions import TOP, Question, Row
from bench.systems.base import Found, System

RULES = {"en": "english", "fr": "french", "es": "spanish", "ar": "arabic"}
SCHEMA = "waymark_bench"
TABLE = f"""
    DROP SCHEMA IF EXISTS {SCHEMA} CASCADE;
    CREATE SCHEMA {SCHEMA};
    CREATE TABLE {SCHEMA}.article (
        id integer PRIMARY KEY, title text, body text, published timestamptz, access text,
        {", ".join(f"{name} text" for name in SINGLE)}, {", ".join(f"{name} text[]" for name in SEVERAL)},
        words tsvector, title_words tsvector
    );
"""
INDEXES = f"""
    CREATE INDEX ON {SCHEMA}.article USING gin (words);
    CREATE INDEX ON {SCHEMA}.article USING gin (title_words);
    CREATE INDEX ON {SCHEMA}.article USING gin (topic);
    CREATE INDEX ON {SCHEMA}.article (kind);
    CREATE INDEX ON {SCHEMA}.article (access);
    CREATE INDEX ON {SCHEMA}.article (published);
"""
VECTORS = (
    "setweight(to_tsvector(%s::regconfig, %s), 'A') || setweight(to_tsvector(%s::regconfig, %s), 'D'), "
    "to_tsvector('simple', %s)"
)
# Weights of D, C, B and A.
RANK = "ts_rank('{0.33, 0.33, 0.33, 1}', words, query)"
SUGGESTIONS = 8


class PostgresSystem(System):
    name = "postgres"

    def missing(self) -> str:
        address = os.environ.get("BENCH_POSTGRES", "")
        if not address:
            return "no server: BENCH_POSTGRES is empty"
        try:
            import psycopg
        except ImportError:
            return "psycopg is not installed"
        try:
            self.connection = psycopg.connect(address, autocommit=True)
        except psycopg.OperationalError as error:
            return f"the server of BENCH_POSTGRES does not answer: {str(error).splitlines()[0]}"
        return ""

    def open(self) -> None:
        self._run(f"SET search_path = {SCHEMA}, public")
        # What other processes of the server do would not be seen in this one's processor time.
        self._run("SET max_parallel_workers_per_gather = 0")
        self._run("SET client_min_messages = error")

    def start_build(self) -> None:
        self._run(TABLE)
        self.open()

    def add(self, prepared: Sequence[Article]) -> None:
        values = f"({', '.join(['%s'] * (5 + len(FACETS)))}, {VECTORS})"
        with self.connection.transaction(), self.connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO article VALUES {values}", [_row(article) for article in prepared]
            )

    def finish_build(self) -> None:
        self._run(INDEXES)
        self._run("VACUUM ANALYZE article")

    def ask(self, row: Row, question: Question) -> Found:
        if row.title:
            return self._titles(row, question)
        hits, values = _hits(row, question)
        passed = "kind_ok AND topic_ok"
        self._shown(row, question, hits, values, passed)
        if not row.facets:
            return Found(self._run(f"SELECT count(*) FROM ({hits}) AS hits", values)[0][0])
        parts = [f"SELECT '', '', count(*) FROM hits WHERE {passed}"]
        for name in FACETS:
            held = {"kind": "topic_ok", "topic": "kind_ok"}.get(name, passed)
            source = (
                f"hits, unnest({name}) AS value"
                if name in SEVERAL
                else f"(SELECT *, {name} AS value FROM hits) AS hits"
            )
            parts.append(f"SELECT '{name}', value, count(*) FROM {source} WHERE {held} GROUP BY value")
        rows = self._run(f"WITH hits AS MATERIALIZED ({hits}) {' UNION ALL '.join(parts)}", values)
        counts: dict[str, dict[str, int]] = {name: {} for name in FACETS}
        for name, value, count in rows[1:]:
            counts[name][value] = count
        return Found(rows[0][2], counts)

    def _shown(self, row: Row, question: Question, hits: str, values: Sequence[Any], passed: str) -> None:
        order = "score DESC" if row.words else "published DESC"
        best = f"WITH hits AS ({hits}) SELECT id FROM hits WHERE {passed} ORDER BY {order} LIMIT {TOP}"
        text = "title"
        if row.snippets:
            text = f"title, ts_headline('{RULES[question.language]}', body, {_query(question)})"
            values = [*_forms(question), *values]
        self._run(f"SELECT {text} FROM article WHERE id IN ({best})", values)

    def _titles(self, row: Row, question: Question) -> Found:
        found = self._run(
            "SELECT id, title FROM article WHERE title_words @@ to_tsquery('simple', %s) "
            f"AND access = ANY(%s) LIMIT {SUGGESTIONS}",
            [f"{question.start}:*", list(row.classes)],
        )
        return Found(len(found))

    def _run(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        cursor = self.connection.execute(query, values or None)
        return cursor.fetchall() if cursor.description else []

    def size(self) -> int:
        return int(self._run("SELECT pg_total_relation_size('article')")[0][0])

    def server_processes(self) -> Collection[int]:
        return (int(self._run("SELECT pg_backend_pid()")[0][0]),)

    def described(self) -> str:
        told = {
            name: self._run(f"SHOW {name}")[0][0] for name in ("server_version", "shared_buffers", "fsync")
        }
        version = str(told["server_version"]).split()[0]
        return f"PostgreSQL {version}, shared_buffers {told['shared_buffers']}, fsync {told['fsync']}"

    def close(self) -> None:
        self._run(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def _row(article: Article) -> list[Any]:
    rules = RULES[article.language]
    return [
        article.number,
        article.title,
        article.body,
        article.published,
        article.access,
        *(article.facets[name][0] for name in SINGLE),
        *(list(article.facets[name]) for name in SEVERAL),
        rules,
        article.title,
        rules,
        article.body,
        article.title,
    ]


def _query(question: Question) -> str:
    """Each word as any of the languages reads it; all of the words."""
    word = " || ".join(f"plainto_tsquery('{RULES[language]}', %s)" for language in LANGUAGES)
    return f"({' && '.join([f'({word})'] * len(question.words))})"


def _forms(question: Question) -> list[str]:
    return [word for word in question.words for _language in LANGUAGES]


def _hits(row: Row, question: Question) -> tuple[str, list[Any]]:
    kind_ok, topic_ok = "true", "true"
    values: list[Any] = []
    if row.filters:
        kind_ok, topic_ok = "kind = ANY(%s)", "topic @> ARRAY[%s]"
        values = [list(question.kinds), question.topic]
    score = RANK if row.words else "0"
    source, where = "article", "true"
    if row.words:
        source, where = f"article, (SELECT {_query(question)} AS query) AS asked", "words @@ query"
        values += _forms(question)
    if row.access:
        where += " AND access = ANY(%s)"
        values.append(list(row.classes))
    columns = (
        f"id, published, {', '.join(FACETS)}, {kind_ok} AS kind_ok, {topic_ok} AS topic_ok, {score} AS score"
    )
    return f"SELECT {columns} FROM {source} WHERE {where}", values
