"""The server's query objects."""

from collections.abc import Collection, Sequence
from typing import Any

from elasticsearch.dsl.query import (
    Bool,
    ConstantScore,
    DisMax,
    MatchAll,
    MatchNone,
    MatchPhrase,
    Prefix,
    Query,
    Term,
    Terms,
)

from ..dialect import Dialect
from .mapping import GAP

# This server leaves the constant factor k1 + 1 out of its formula, so constants are made as much smaller.
LEFT_OUT = 2.2


class ElasticDialect(Dialect[Query]):
    """Objects of the client library, never text, so that nothing a reader types is read as a query."""

    def term(self, field: str, word: str) -> Query:
        return Term(**{field: {"value": word}})

    def row(self, field: str, words: Sequence[tuple[int, str]], slop: int) -> Query:
        return MatchPhrase(**{field: {"query": with_gaps(words), "slop": slop}})

    def starting(self, field: str, start: str) -> Query:
        return self.constant(Prefix(**{field: {"value": start}}), 1.0)

    def any_value(self, field: str, values: Collection[str]) -> Query:
        wanted: dict[str, Any] = {field: list(values)}
        return Bool(filter=[Terms(**wanted)])

    def everything(self) -> Query:
        return Bool(filter=[MatchAll()])

    def nothing(self) -> Query:
        return MatchNone()

    def boolean(
        self,
        must: Sequence[Query] = (),
        should: Sequence[Query] = (),
        without: Sequence[Query] = (),
        narrowed: Sequence[Query] = (),
        at_least: int = 0,
    ) -> Query:
        clauses: dict[str, Any] = {
            "must": list(must),
            "should": list(should),
            "must_not": list(without),
            "filter": list(narrowed),
        }
        given = {name: queries for name, queries in clauses.items() if queries}
        if at_least:
            given["minimum_should_match"] = at_least
        return Bool(**given)

    def best_of(self, queries: Sequence[Query], others: float) -> Query:
        return DisMax(queries=list(queries), tie_breaker=others)

    def weighted(self, query: Query, weight: float) -> Query:
        return Bool(must=[query], boost=weight)

    def constant(self, query: Query, score: float) -> Query:
        return ConstantScore(filter=query, boost=score / LEFT_OUT)


def with_gaps(words: Sequence[tuple[int, str]]) -> str:
    """Words at their places as the server is sent them: what stood between is a gap."""
    pieces: list[str] = []
    for place, word in words:
        pieces += [GAP] * (place - len(pieces))
        pieces.append(word)
    return " ".join(pieces)
