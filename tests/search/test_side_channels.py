"""An outsider must learn nothing about what is closed, by any way of asking."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from search import Access, Results, queue
from search.finding import suggest

RULES = {
    "members": Access.members(),
    "group": Access.any_of("group:7"),
    "both": Access.any_of("group:7") & Access.members(),
    "nobody": Access.any_of(),
    "owner": Access.any_of("user:1"),
}
VIEWERS = {
    "visitor": {"public"},
    "member": {"public", "member"},
    "group without terms": {"public", "group:7"},
    "group member": {"public", "member", "group:7"},
    "owner": {"public", "user:1"},
    "nothing at all": {"other"},
}


@pytest.fixture
def closed(shelf: Any) -> Any:
    """Everything telling about a closed thing is a word of its own."""
    shelf.put("Open", body="common", facets={"topic": ("open-topic",)})
    for name, rule in RULES.items():
        shelf.put(
            f"Title{name}",
            kind="story",
            summary=f"summary{name} common",
            body=f"body{name} common",
            access=rule,
            facets={"topic": (f"topic-{name}",), "country": ("GN",)},
        )
    shelf.build()
    return shelf


def shown(results: Results) -> str:
    values = [
        f"{value.value}={value.count}" for facet in results.facets for value in facet.values if value.count
    ]
    return repr(results.hits) + repr(values) + str(results.total)


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize("rule", RULES)
def test_only_those_who_may(closed: Any, viewer: str, rule: str) -> None:
    tokens = VIEWERS[viewer]
    may = RULES[rule].met_by(frozenset(tokens))
    ways = [
        closed.find(f"title{rule}", tokens=tokens),
        closed.find(f"body{rule}", tokens=tokens),
        closed.find(f"summary{rule}", tokens=tokens),
        closed.find(f"body{rule[:3]}*", tokens=tokens),
        closed.find(f"body{rule} OR nothing", tokens=tokens),
        closed.find(filters={"topic": (f"topic-{rule}",)}, tokens=tokens),
    ]
    assert [bool(found.total) for found in ways] == [may] * len(ways)
    for found in ways:
        assert (f"Title{rule}" in shown(found)) is may
        assert (f"topic-{rule}=1" in shown(found)) is may


@pytest.mark.parametrize("viewer", VIEWERS)
def test_counts_are_of_what_may_be_opened(closed: Any, viewer: str) -> None:
    tokens = frozenset(VIEWERS[viewer])
    open_to = [name for name, rule in RULES.items() if rule.met_by(tokens)]
    for text in ("", "common", "-bodygroup", "common -nothing"):
        found = closed.find(text, tokens=tokens)
        expected = len(open_to) + ("public" in tokens) - (text == "-bodygroup" and "group" in open_to)
        assert found.total == expected
        assert found.total == len(found.hits)
        kind = next(facet for facet in found.facets if facet.name == "kind")
        assert sum(value.count for value in kind.values) == expected
        topics = {value.value for facet in found.facets if facet.name == "topic" for value in facet.values}
        assert topics <= {f"topic-{name}" for name in open_to} | {"open-topic"}


def test_dropping_a_filter_counts_only_what_may_be_opened(closed: Any) -> None:
    found = closed.find("common", filters={"topic": ("topic-group",)}, tokens={"public"})
    topic = next(facet for facet in found.facets if facet.name == "topic")
    assert topic.without == 1
    assert [value.value for value in topic.values if value.count] == ["open-topic"]


def test_minus_words_do_not_tell(closed: Any) -> None:
    assert (
        closed.find("common -titlegroup", tokens={"public"}).total
        == closed.find("common", tokens={"public"}).total
    )


def test_suggestions_do_not_tell(closed: Any) -> None:
    assert suggest("title", AnonymousUser(), "en") == ()
    assert [hit.title for hit in suggest("ope", AnonymousUser(), "en")] == ["Open"]


def test_passages_do_not_tell(closed: Any) -> None:
    (hit,) = closed.find("common", tokens={"public"}).hits
    assert "bodygroup" not in hit.snippet


def test_an_unknown_rule_is_met_by_nobody(closed: Any) -> None:
    from search.models import AccessClass

    AccessClass.objects.all().delete()
    closed.build()
    AccessClass.objects.filter(key=RULES["group"].key).delete()
    from search import access

    access._known._version = ""
    assert closed.find("bodygroup", tokens={"public", "group:7"}).total == 0


def test_a_list_that_is_not_counted_tells_no_number(shelf: Any) -> None:
    """It does not ask what was just taken away, so it must not count it either."""
    shelf.put("Open", body="word")
    shelf.put("Closing", body="word")
    shelf.build()
    queue(shelf.key("Closing"), "restrict")
    shelf.close("Closing")
    results = shelf.find("word", counted=False)
    assert [hit.title for hit in results.hits] == ["Open"]
    assert (results.total, results.listed, results.facets) == (1, 1, ())
