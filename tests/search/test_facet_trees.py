"""Choices below each other, headings in long lists, and the years as bars."""

import re
from typing import Any

import pytest
from django.test import Client

from search import Facet, register_facet


def facet_of(shelf: Any, name: str, **query: Any) -> Facet:
    return next(facet for facet in shelf.find(**query).facets if facet.name == name)


def outline(values: Any) -> list[Any]:
    return [(value.value, value.count, outline(value.children)) for value in values]


@pytest.fixture
def regions(shelf: Any) -> None:
    for number in range(2):
        shelf.put(f"Dakar {number}", facets={"region": ("dakar",)})
    shelf.put("Senegal", facets={"region": ("senegal",)})
    shelf.put("Asia", facets={"region": ("asia",)})
    shelf.build()


@pytest.mark.usefixtures("regions")
def test_narrower_values_stand_below_wider_ones(shelf: Any) -> None:
    region = facet_of(shelf, "region")
    assert outline(region.roots) == [
        ("west-africa", 3, [("senegal", 3, [("dakar", 2, [])])]),
        ("asia", 1, []),
    ]
    assert {value.value for value in region.values} == {"west-africa", "senegal", "dakar", "asia"}


@pytest.mark.usefixtures("regions")
def test_what_holds_a_choice_is_open_and_first(shelf: Any) -> None:
    region = facet_of(shelf, "region", filters={"region": ("dakar",), "kind": ("brief",)})
    (west, asia) = region.roots
    assert (west.value, west.is_open, west.selected) == ("west-africa", True, False)
    assert not asia.is_open
    region = facet_of(shelf, "region", filters={"region": ("asia", "nowhere")})
    assert [(value.value, value.count) for value in region.roots] == [
        ("asia", 1),
        ("nowhere", 0),
        ("west-africa", 3),
    ]


def test_a_circle_of_parents_loses_nothing(shelf: Any) -> None:
    circle = {"a": ("b",), "b": ("a",), "c": ("c",), "d": ("a",)}
    register_facet("topic", parents=lambda values: {value: circle.get(value, ()) for value in values})
    shelf.put("One", facets={"topic": ("a", "c", "d")})
    shelf.build()
    found = {value for value, _count, _below in outline(facet_of(shelf, "topic").roots)}
    assert {"a", "b", "c", "d"} <= found


def test_the_rest_of_a_long_list_has_headings(shelf: Any, client: Client) -> None:
    register_facet(
        "country",
        headings=lambda values, language: {
            value: "Even" if int(value[1:]) % 2 else "Odd" for value in values
        },
    )
    for number in range(20):
        shelf.put(f"Item {number}", facets={"country": (f"c{number}",)})
    shelf.build()
    country = facet_of(shelf, "country")
    assert country.is_long
    assert len(country.first) == 8
    headings = [value.heading for value in country.more]
    assert headings == sorted(headings)
    html = client.get("/en/search/").content.decode()
    assert html.count('class="facet-heading"') == 2
    assert re.search(r'<label class="narrow" hidden>.*id="narrow-country" type="search"', html)
    assert html.count('name="country" value=') == 20


def test_a_short_list_has_no_box_of_its_own(shelf: Any, client: Client) -> None:
    shelf.put("Item", facets={"country": ("SN",)})
    shelf.build()
    assert 'class="narrow"' not in client.get("/en/search/").content.decode()


def test_years_are_bars_that_link(shelf: Any, client: Client) -> None:
    for number, year in enumerate(["2023", *["2024"] * 10, "2025"]):
        shelf.put(f"Item {number}", body="first", facets={"year": (year,)})
    shelf.build()
    html = client.get("/en/search/", {"q": "first", "year": "2023"}).content.decode()
    years = re.findall(r'<a class="year" id="year-(\d+)" href="([^"]+)"', html)
    assert years == [
        ("2025", "/en/search/?year=2023&amp;year=2025&amp;q=first"),
        ("2024", "/en/search/?year=2023&amp;year=2024&amp;q=first"),
        ("2023", "/en/search/?q=first"),
    ]
    assert re.findall(r'class="bar--(\d+)"', html) == ["1", "10", "1"]
    assert len(re.findall(r'aria-current="true">\s*<span>2023', html)) == 1
    assert '<input type="hidden" name="year" value="2023">' in html
    assert "style=" not in html


def test_an_unknown_year_is_shown_with_nothing(shelf: Any, client: Client) -> None:
    shelf.put("Item", facets={"year": ("2023",)})
    shelf.build()
    html = client.get("/en/search/", {"year": "nineteen"}).content.decode()
    assert 'class="bar--0"' in html
