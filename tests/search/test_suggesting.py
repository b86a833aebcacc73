"""Titles and choices of filters for a few letters, as far as the reader may open what they lead to."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from search import Access, queue, register_facet
from search.suggesting import MOST, forget_names, suggestions

TOPICS = {
    "health": "Health care",
    "debt": "Debt and loans",
    "work": "Work that lasts",
    "secret": "Heavy matters",
}
OTHER_NAMES = (("health", "Santé"), ("health", "الصحة"), ("debt", "Loan sharks"))


@pytest.fixture
def offered(shelf: Any) -> Any:
    forget_names()
    register_facet(
        "topic",
        labels=lambda values, language: {value: TOPICS[value] for value in values if value in TOPICS},
        names=lambda language: (*TOPICS.items(), *OTHER_NAMES),
    )
    shelf.put("Heat in the south", facets={"topic": ("health", "debt")})
    shelf.put("A second text", facets={"topic": ("health",)})
    shelf.put("Closed", facets={"topic": ("secret",)}, access=Access.any_of("group:7"))
    shelf.build()
    yield shelf
    forget_names()


def told(text: str) -> list[tuple[str, int | None]]:
    return [(each.title, each.count) for each in suggestions(text, AnonymousUser(), "en")]


@pytest.mark.parametrize(
    ("typed", "offers"),
    [
        ("hea", [("Health care", 2), ("Heat in the south", None)]),
        ("HEALTH C", [("Health care", 2)]),
        ("care", [("Health care", 2)]),
        ("sante", [("Health care", 2)]),
        ("صح", [("Health care", 2)]),
        ("الص", [("Health care", 2)]),
        ("loan", [("Debt and loans", 1)]),
        ("work", []),
        ("heavy", []),
        ("zzz", []),
        ("***", []),
    ],
)
def test_what_is_offered(offered: Any, typed: str, offers: list[tuple[str, int | None]]) -> None:
    assert told(typed) == offers


def test_an_offer_leads_to_the_narrowed_search(offered: Any) -> None:
    first = suggestions("health", AnonymousUser(), "en")[0]
    assert first.url == f"{reverse('search')}?topic=health"
    assert first.about == "Topic"


def test_what_was_just_closed_is_not_counted(offered: Any) -> None:
    queue(offered.key("Heat in the south"), "restrict")
    offered.close("Heat in the south")
    assert told("debt") == []
    assert told("hea") == [("Health care", 1)]


def test_few_are_offered(offered: Any) -> None:
    for number in range(20):
        offered.put(f"Health {number}", facets={"topic": tuple(TOPICS)})
    offered.build()
    assert len(told("hea")) == MOST
    assert told("hea")[0] == ("Health care", 22)


def test_without_an_index_nothing_is_offered(shelf: Any) -> None:
    assert told("health") == []


def test_the_answers_of_the_page(offered: Any, client: Client) -> None:
    address = reverse("search_suggest")
    found = client.get(address, {"q": "hea"}).json()["suggestions"]
    assert [(each["title"], each["kind"], each["count"]) for each in found] == [
        ("Health care", "Topic", 2),
        ("Heat in the south", "Brief", None),
    ]
    page = client.get(address, {"q": "hea"}, headers={"accept": "text/html"}).content.decode()
    assert "topic=health" in page
    assert "(2)" in page
