"""A saved search in words: what is looked for, and each filter by its name."""

from __future__ import annotations

from collections.abc import Iterable

from discovery.models import SavedSearch
from search.facets import facet_labels, facet_names, facet_spec


def in_words(searches: Iterable[SavedSearch], language: str) -> dict[int, tuple[str, ...]]:
    """By id; names of filters are asked for all searches at once."""
    queries = {search.pk: search.query(language) for search in searches}
    labels = {
        name: facet_labels(
            name,
            sorted({value for query in queries.values() for value in query.filters.get(name, ())}),
            language,
        )
        for name in facet_names()
    }
    described = {}
    for pk, query in queries.items():
        words = [f"“{query.text}”"] if query.text else []
        words += [
            f"{facet_spec(name).label}: {', '.join(labels[name][value] for value in values)}"
            for name, values in query.filters.items()
        ]
        described[pk] = tuple(words)
    return described
