"""What search counts is what a person can open: totals and every facet value, for every role."""

from dataclasses import replace

import pytest

from search import Query, find
from tests.outsider.planting import EVERYBODY, Planted

QUESTIONS = ("", "reintegration")
COUNTED = ("kind", "language", "country", "topic")


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_total_is_what_can_be_paged_through(role, planted: Planted, db):
    user = getattr(planted.cast, role)
    for text in QUESTIONS:
        query = Query(text=text, size=50, facets=(), snippets=False)
        first = find(query, user)
        hits = [
            hit
            for page in range(1, -(-first.total // 50) + 1)
            for hit in find(replace(query, page=page), user).hits
        ]
        # Versions of one work that meet on a page are shown as one hit, which links to all of them.
        addresses = [hit.url for hit in hits] + [other.url for hit in hits for other in hit.also_in]
        assert len(addresses) == len(set(addresses)) == first.total


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_each_count_is_what_the_filter_brings(role, planted: Planted, db):
    user = getattr(planted.cast, role)
    results = find(Query(text="", size=1, snippets=False), user)
    for facet in results.facets:
        for value in facet.values if facet.name in COUNTED else facet.values[:3]:
            narrowed = Query(filters={facet.name: (value.value,)}, size=1, facets=(), snippets=False)
            assert find(narrowed, user).total == value.count, f"{facet.name}={value.value}"


def test_rights_change_the_counts(planted: Planted, db):
    """The same question brings more to who may read more, and by just so much."""
    totals = {role: find(Query(size=1), getattr(planted.cast, role)).total for role in EVERYBODY}
    assert totals["member"] == totals["outsider"] == totals["me_officer"]
    assert totals["visitor"] < totals["member"] < totals["counsellor"]
    assert totals["practitioner"] > totals["member"]
