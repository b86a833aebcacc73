from typing import Any

import pytest
from django.http import QueryDict

from search.forms import SearchForm
from search.links import Links
from search.query import Query


def query_of(address: str) -> Query:
    return SearchForm(QueryDict(address)).query("en")


def test_it_works() -> None:
    query = query_of("q=cash&kind=brief&kind=story&topic=health&sort=date&page=3")
    assert query.text == "cash"
    assert query.filters == {"kind": ("brief", "story"), "topic": ("health",)}
    assert (query.sort, query.page) == ("date", 3)


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("page=0", 1),
        ("page=-4", 1),
        ("page=x", 1),
        ("page=٣", 1),
        ("page=" + "9" * 5_000, 1_000_000),
        ("page=", 1),
    ],
)
def test_any_page_is_a_page(address: str, page: int) -> None:
    assert query_of(address).page == page


def test_the_order_is_by_date_without_words() -> None:
    assert query_of("").order == "date"
    assert query_of("sort=relevance").order == "date"
    assert query_of("q=cash").order == "relevance"
    assert query_of("q=cash&sort=price").order == "relevance"
    assert query_of("q=cash&sort=date").order == "date"


def test_odd_values_are_kept_short_and_clean() -> None:
    query = query_of(
        "topic=" + "x" * 500 + "&topic=a%00b&topic=&unknown=1&" + "&".join(f"country=c{n}" for n in range(99))
    )
    assert query.filters["topic"] == ("x" * 100, "a b")
    assert len(query.filters["country"]) == 20
    assert "unknown" not in query.filters


def test_long_text_is_bounded() -> None:
    assert len(query_of("q=" + "word+" * 10_000).text) <= 501


@pytest.fixture
def links() -> Links:
    query = Query(text="cash", filters={"topic": ("b", "a"), "kind": ("brief",)}, sort="relevance", page=4)
    return Links("/en/search/", query)


def test_addresses_are_in_order_and_without_defaults(links: Links) -> None:
    assert links.current == "/en/search/?kind=brief&topic=a&topic=b&q=cash&page=4"
    assert links.page(1) == "/en/search/?kind=brief&topic=a&topic=b&q=cash"
    assert links.parameters() == "kind=brief&topic=a&topic=b&q=cash"
    assert Links("/en/search/", Query(sort="date")).current == "/en/search/"


def test_a_filter_change_starts_at_page_one(links: Links) -> None:
    assert links.toggled("topic", "a") == "/en/search/?kind=brief&topic=b&q=cash"
    assert links.toggled("topic", "c") == "/en/search/?kind=brief&topic=a&topic=b&topic=c&q=cash"
    assert links.toggled("kind", "brief") == "/en/search/?topic=a&topic=b&q=cash"
    assert links.without_facet("topic") == "/en/search/?kind=brief&q=cash"
    assert links.without_filters() == "/en/search/?q=cash"


def test_the_order_stays_with_the_filters() -> None:
    links = Links("/s/", Query(text="cash", sort="date"))
    assert links.toggled("kind", "brief") == "/s/?kind=brief&q=cash&sort=date"
    assert links.sorted_by("relevance") == "/s/?q=cash"


def test_an_address_gives_its_query_back(links: Links) -> None:
    query = query_of(links.current.partition("?")[2])
    assert Links("/en/search/", query).current == links.current


def test_the_words_alone_stay_the_words_alone() -> None:
    links = Links("/s/", query_of("q=cash&expand=0&kind=brief"))
    assert links.current == "/s/?kind=brief&q=cash&expand=0"
    assert links.page(2) == "/s/?kind=brief&q=cash&expand=0&page=2"
    assert links.expanding(True) == "/s/?kind=brief&q=cash"
    assert query_of("q=cash&expand=no").expand


def test_values_are_encoded() -> None:
    links = Links("/s/", Query(text='"a&b" <c>'))
    assert links.current == "/s/?q=%22a%26b%22+%3Cc%3E"


def test_every_facet_is_a_field(shelf: Any) -> None:
    from search.facets import facet_names

    assert set(facet_names()) < set(SearchForm(QueryDict("")).fields)
