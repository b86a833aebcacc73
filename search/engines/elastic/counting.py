"""Facet counts in the same call as the hits: each facet is counted under all filters but its own."""

from collections.abc import Collection, Mapping
from typing import Any

from elasticsearch.dsl import A, Search
from elasticsearch.dsl.query import Bool

from ..base import Counts, Request, Tally
from ..fields import facet_field
from ..matching import narrowed
from .dialect import ElasticDialect

MOST_VALUES = 1_000
MOST_CLASSES = 10_000
FREE = "free"
EVERYTHING = "_all"


def ask_for_counts(search: Search, request: Request) -> None:
    """The query of the search holds words and access only; the filters are applied facet by facet here."""
    chosen = [name for name in request.facets if name in narrowed(request)]
    free = [name for name in request.facets if name not in chosen]
    for name in chosen:
        _add(search, _own(name), filters(request, without=name), [name])
    if free:
        _add(search, FREE, filters(request), free)


def filters(request: Request, without: str = "") -> Bool:
    dialect = ElasticDialect()
    clauses = [
        dialect.any_value(field, values) if values else dialect.nothing()
        for name, (field, values) in narrowed(request).items()
        if name != without
    ]
    return Bool(filter=clauses or [dialect.everything()])


def _add(search: Search, bucket: str, under: Bool, names: list[str]) -> None:
    # Never ask for buckets without hits: the server would list values of documents outside the query.
    inside = {name: A("terms", field=facet_field(name), size=MOST_VALUES) for name in names}
    search.aggs.bucket(bucket, A("filter", filter=under, aggs=inside))


def counts(answer: Mapping[str, Any], request: Request) -> dict[str, Counts]:
    """Reads the aggregations of an answer to a search that asked for them."""
    found: dict[str, Counts] = {}
    for name in request.facets:
        own = answer.get(_own(name))
        part = answer[FREE] if own is None else own
        found[name] = Counts(_values(part, name), without=None if own is None else int(own["doc_count"]))
    return found


def ask_for_tally(search: Search, name: str) -> None:
    """The values of one facet by class, and the classes alone."""
    by_class = A("terms", field="access", size=MOST_CLASSES)
    search.aggs.bucket(name, "terms", field=facet_field(name), size=MOST_VALUES).bucket("by", by_class)
    search.aggs.bucket(EVERYTHING, by_class)


def tally(answer: Mapping[str, Any], facets: Collection[str]) -> Tally:
    values = {
        name: {str(bucket["key"]): _values(bucket, "by") for bucket in answer[name]["buckets"]}
        for name in facets
        if len(answer[name]["buckets"]) < MOST_VALUES
    }
    return Tally(values, _values(answer, EVERYTHING))


def _values(part: Mapping[str, Any], name: str) -> dict[str, int]:
    return {str(bucket["key"]): int(bucket["doc_count"]) for bucket in part[name]["buckets"]}


def _own(name: str) -> str:
    return f"own_{name}"
