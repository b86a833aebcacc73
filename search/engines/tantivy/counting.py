"""Facet counts in one aggregate: each facet is counted under all filters but its own."""

from collections.abc import Collection, Mapping
from typing import Any

import tantivy

from ...facets import VALUE
from ..base import Counts
from .schema import facet_field

MOST_VALUES = 1_000
EVERYTHING = "*"
# No stored value may start like this, so it stands for a filter that nothing passes.
NOTHING = "_none_"


def count(
    searcher: "tantivy.Searcher",
    query: "tantivy.Query",
    filters: Mapping[str, tuple[str, ...]],
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


def _without(filters: Mapping[str, tuple[str, ...]], name: str) -> dict[str, tuple[str, ...]]:
    return {other: values for other, values in filters.items() if other != name}


def _under(filters: Mapping[str, tuple[str, ...]], names: Collection[str]) -> dict[str, Any]:
    # Never ask for buckets without hits: the engine would list values of documents outside the query.
    terms = {name: {"terms": {"field": facet_field(name), "size": MOST_VALUES}} for name in names}
    return {"filter": _as_text(filters), "aggs": terms}


def _as_text(filters: Mapping[str, tuple[str, ...]]) -> str:
    """A filter aggregate takes text only; values are checked against their pattern before they go in."""
    parts = []
    for name, values in sorted(filters.items()):
        safe = [value for value in values if VALUE.fullmatch(value)] or [NOTHING]
        parts.append("(" + " OR ".join(f'{facet_field(name)}:"{value}"' for value in safe) + ")")
    return " AND ".join(parts) or EVERYTHING


def _values(part: Mapping[str, Any], name: str) -> dict[str, int]:
    return {str(bucket["key"]): int(bucket["doc_count"]) for bucket in part[name]["buckets"]}
