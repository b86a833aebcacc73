"""Facet counts in one aggregate: each facet is counted under all filters but its own."""

from collections.abc import Collection, Mapping
from typing import Any

import tantivy

from ..base import Counts, Tally
from ..fields import facet_field
from ..matching import Narrowing

MOST_VALUES = 1_000
MOST_CLASSES = 10_000
EVERYTHING = "*"
# No stored value may start like this, so it stands for a filter that nothing passes.
NOTHING = "_none_"


def count(
    searcher: "tantivy.Searcher",
    query: "tantivy.Query",
    filters: Mapping[str, Narrowing],
    facets: Collection[str],
) -> dict[str, Counts]:
    """`query` holds words and access only; the filters are applied facet by facet here."""
    free = [name for name in facets if name not in filters]
    chosen = [name for name in facets if name in filters]
    wanted = {f"own_{name}": _under(_without(filters, name), [name]) for name in chosen}
    if free:
        wanted["free"] = _under(filters, free)
    if not wanted:
        return {}
    answer = searcher.aggregate(query, wanted)
    counts = {name: Counts(_values(answer["free"], name)) for name in free}
    for name in chosen:
        part = answer[f"own_{name}"]
        counts[name] = Counts(_values(part, name), without=int(part["doc_count"]))
    return counts


def tally(searcher: "tantivy.Searcher", query: "tantivy.Query", facets: Collection[str]) -> Tally:
    """One aggregate a facet: all of them at once could pass the engine's limit of buckets."""
    by_class = {"terms": {"field": "access", "size": MOST_CLASSES}}
    values: dict[str, dict[str, dict[str, int]]] = {}
    for name in facets:
        terms = {"field": facet_field(name), "size": MOST_VALUES}
        answer = searcher.aggregate(query, {name: {"terms": terms, "aggs": {"by": by_class}}})
        buckets = answer[name]["buckets"]
        if len(buckets) < MOST_VALUES:
            values[name] = {str(bucket["key"]): _values(bucket, "by") for bucket in buckets}
    return Tally(values, _values(searcher.aggregate(query, {"all": by_class}), "all"))


def _without(filters: Mapping[str, Narrowing], name: str) -> dict[str, Narrowing]:
    return {other: narrowing for other, narrowing in filters.items() if other != name}


def _under(filters: Mapping[str, Narrowing], names: Collection[str]) -> dict[str, Any]:
    # Never ask for buckets without hits: the engine would list values of documents outside the query.
    terms = {name: {"terms": {"field": facet_field(name), "size": MOST_VALUES}} for name in names}
    return {"filter": _as_text(filters), "aggs": terms}


def _as_text(filters: Mapping[str, Narrowing]) -> str:
    """A filter aggregate takes text only; the values were checked against their pattern before."""
    parts = [
        "(" + " OR ".join(f'{field}:"{value}"' for value in values or (NOTHING,)) + ")"
        for field, values in filters.values()
    ]
    return " AND ".join(parts) or EVERYTHING


def _values(part: Mapping[str, Any], name: str) -> dict[str, int]:
    return {str(bucket["key"]): int(bucket["doc_count"]) for bucket in part[name]["buckets"]}
