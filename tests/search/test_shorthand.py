"""Filters typed among the words, and all the text that is none."""

import random
import string
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from search import register_facet
from search.facets import facet_names
from search.forms import SearchForm
from search.shorthand import filters_in

TOPICS = {
    "en": [("health", "Health"), ("cash-grants", "Cash grants")],
    "fr": [("health", "Santé"), ("cash-grants", "Allocations")],
}


@pytest.fixture(autouse=True)
def _names(shelf: Any) -> None:
    register_facet("topic", label="Topic", names=lambda language: TOPICS.get(language, TOPICS["en"]))
    register_facet(
        "country",
        names=lambda language: [("SN", "Sénégal" if language == "fr" else "Senegal"), ("GN", "Guinea")],
    )


def test_it_works() -> None:
    assert filters_in("cash kind:brief country:SN first", "en") == (
        "cash first",
        {"kind": ("brief",), "country": ("SN",)},
    )


@pytest.mark.parametrize(
    ("text", "language", "left", "filters"),
    [
        ("country:senegal", "en", "", {"country": ("SN",)}),
        ("COUNTRY:Sénégal cash", "en", "cash", {"country": ("SN",)}),
        ("country:sn country:gn", "en", "", {"country": ("SN", "GN")}),
        ("country:sn, cash", "en", "cash", {"country": ("SN",)}),
        ("topic:santé retour", "fr", "retour", {"topic": ("health",)}),
        ("topic:cash-grants", "en", "", {"topic": ("cash-grants",)}),
        ('topic:"cash grants" later', "en", "later", {"topic": ("cash-grants",)}),
        ("topic:“cash grants”", "en", "", {"topic": ("cash-grants",)}),
        ("type:story", "en", "", {"kind": ("story",)}),
        ("pays:sénégal", "fr", "", {"country": ("SN",)}),
        ("year:2025 grant", "en", "grant", {"year": ("2025",)}),
        ("kind：brief", "en", "", {"kind": ("brief",)}),
        ("cash OR kind:brief", "en", "cash", {"kind": ("brief",)}),
        ("cash kind:brief OR kind:story rent", "en", "cash rent", {"kind": ("brief", "story")}),
        ("cash OR rent kind:brief", "en", "cash OR rent", {"kind": ("brief",)}),
        ('"first payment" kind:brief -loan', "en", '"first payment" -loan', {"kind": ("brief",)}),
    ],
)
def test_names_and_values_as_people_type_them(
    text: str, language: str, left: str, filters: dict[str, tuple[str, ...]]
) -> None:
    assert filters_in(text, language) == (left, filters)


@pytest.mark.parametrize(
    "text",
    [
        "note: this",
        "kind: brief",
        "kind:",
        ":brief",
        "kind::brief",
        "kind:nothing-of-ours",
        "year:20251",
        "year:x",
        "acl:g7",
        "access:public",
        "key:*",
        "-country:SN",
        '"country:SN"',
        '"the kind:brief of it"',
        'country:"SN',
        'country:"',
        'kind:brief"x"',
        "https://example.org/kind:brief",
        "12:30",
        "kind :brief",
        "topic:[a TO b]",
        "topic:health^9",
        "(kind:brief)",
        "",
        "   ",
    ],
)
def test_all_other_text_is_left_alone(text: str) -> None:
    assert filters_in(text, "en") == (text, {})


def test_any_text_is_read_and_only_known_values_come_out() -> None:
    chance = random.Random(7)
    pieces = [
        "kind:",
        "brief",
        "country:",
        "SN",
        '"',
        " ",
        "OR",
        "-",
        ":",
        "topic:health",
        "é",
        "١",
        "\u200f",
    ]
    for _time in range(400):
        text = "".join(chance.choice([*pieces, chance.choice(string.printable)]) for _piece in range(14))
        left, filters = filters_in(text, "en")
        assert set(filters) <= set(facet_names())
        assert set(filters.get("kind", ())) <= {"brief", "story"}
        assert filters_in(left, "en")[1] == {} or filters == {}
        if not filters:
            assert left == text


def test_the_form_adds_them_to_the_boxes() -> None:
    query = SearchForm(QueryDict("q=cash+kind:brief&kind=story&topic=health")).query("en")
    assert query.text == "cash"
    assert query.filters == {"kind": ("story", "brief"), "topic": ("health",)}


def test_the_address_carries_them(shelf: Any, client: Client) -> None:
    shelf.put("Cash in Dakar", body="first", facets={"country": ("SN",)})
    shelf.put("Cash in Conakry", body="first", facets={"country": ("GN",)})
    shelf.build()
    response = client.get("/en/search/", {"q": "cash country:senegal", "sort": "date", "page": "2"})
    assert response.status_code == 302
    assert response["Location"] == "/en/search/?country=SN&q=cash&sort=date&page=2"
    html = client.get("/en/search/", {"q": "cash country:senegal"}, follow=True).content.decode()
    assert "in Dakar" in html
    assert "in Conakry" not in html
    assert 'name="q" type="search" value="cash"' in html
    assert 'href="/en/search/?q=cash"' in html
