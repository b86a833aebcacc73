"""How much a reader can open on each goal: one question to the search for a whole page of numbers."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from search import Query, find

FACET = "framework"


def framework_counts(user: Any, language: str) -> Mapping[str, int] | None:
    """Works on each goal and each cell; none while there is no index, which is not the same as no works."""
    query = Query(language=language, size=1, facets=(FACET,), snippets=False)
    results = find(query, user)
    if results.warming:
        return None
    return {value.value: value.count for facet in results.facets for value in facet.values}


def search_address(value: str) -> str:
    return f"{reverse('search')}?{urlencode({FACET: value})}"
