"""The page over HTTP, as a visitor and as a member meet it."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from search import Access, expanding
from search.models import Outbox

PAGE = "/en/search/"


@dataclass(frozen=True)
class Name:
    text: str
    language: str = ""
    weight: float = 0.6


@dataclass(frozen=True)
class Known:
    phrase: str
    variants: tuple[Name, ...]


@pytest.fixture
def page(shelf: Any, client: Client) -> Any:
    shelf.put("Cash after return", kind="story", body="first grant", facets={"topic": ("cash-grants",)})
    shelf.put("Housing after return", body="first rent", facets={"topic": ("housing",)})
    shelf.put("Members talk", body="first secret", access=Access.members())
    shelf.build()

    def get(**parameters: Any) -> str:
        response = client.get(PAGE, parameters)
        assert response.status_code == 200
        return response.content.decode()

    return get


def test_it_works(page: Any) -> None:
    html = page(q="grant")
    assert "Cash after return" in html
    assert "first <mark>grant</mark>" in html
    assert "1 result for" in html
    assert html.count("<h1") == 1
    assert 'name="robots" content="noindex"' in html


def test_it_shows_everything_newest_first(page: Any) -> None:
    html = page()
    assert "2 items" in html
    assert "Members talk" not in html


def test_members_find_more(page: Any, cast: Any, client_of: Any, settings: Any) -> None:
    settings.SEARCH_VIEWER_TOKENS = ""
    html = client_of(cast.member).get(PAGE, {"q": "secret"}).content.decode()
    assert "Members talk" in html


def test_filters_are_boxes_and_chips(page: Any) -> None:
    html = page(q="first", kind="story")
    assert re.search(r'name="kind" value="story"\s+checked', html)
    assert 'href="/en/search/?q=first"' in html
    assert "Housing after return" not in html


def test_unknown_values_are_chips_with_nothing_found(page: Any) -> None:
    html = page(q="first", topic="invented<b>")
    assert "invented&lt;b&gt;" in html
    assert "<b>invented" not in html
    assert "Nothing found" in html
    assert 'href="/en/search/?q=first"' in html


def test_an_empty_answer_names_the_filter(page: Any) -> None:
    html = page(q="grant", topic="housing")
    assert "One of the filters may be too narrow" in html
    assert "Ask colleagues in the forum" in html


def test_any_word_is_said(page: Any) -> None:
    assert "No page has all the words" in page(q="grant rent")


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        '"',
        '"unbalanced',
        "x" * 10_000,
        "a " * 5_000,
        "*" * 50,
        "-",
        "()[]{}^~:/\\",
        "OR OR",
        "%00",
        "\ud7ff",
        "<script>",
    ],
)
def test_any_text_is_answered(page: Any, text: str) -> None:
    html = page(q=text)
    assert "<script>alert" not in html
    assert "q=<script>" not in html


@pytest.mark.parametrize("number", ["0", "-1", "2", "99999", "9" * 100, "x", "1.5", ""])
def test_any_page_number_is_answered(page: Any, number: str) -> None:
    assert "Cash after return" in page(page=number)


def test_a_page_too_far_is_said(page: Any) -> None:
    assert "this is page 1, the last one" in page(page="99999")


def test_paging_keeps_the_question(shelf: Any, page: Any) -> None:
    for number in range(25):
        shelf.put(f"Item {number}", body="first")
    shelf.build()
    html = page(q="first", kind="brief")
    assert 'href="?kind=brief&amp;q=first&amp;page=2"' in html
    assert "Page 2 of 2" in page(q="first", kind="brief", page=2)


def test_other_names_are_switched_by_a_link(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Known("grant", (Name("rent", "en"),))
    monkeypatch.setattr(expanding, "_expanders", [lambda text: [known] if text == "grant" else []])
    html = page(q="grant", kind=["brief", "story"])
    assert "was also looked for as" in html
    assert "Housing after return" in html
    assert 'href="/en/search/?kind=brief&amp;kind=story&amp;q=grant&amp;expand=0"' in html
    html = page(q="grant", expand="0")
    assert "Only your own words were looked for" in html
    assert "Housing after return" not in html
    assert 'href="/en/search/?q=grant"' in html
    assert 'href="/en/search/?q=grant&amp;expand=0&amp;sort=date"' in html
    assert 'href="/en/search/?kind=story&amp;q=grant&amp;expand=0"' in html
    assert 'form="filters" name="expand" value="0"' in html


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_every_language_of_the_page(page: Any, client: Client, language: str) -> None:
    response = client.get(f"/{language}/search/", {"q": "first", "kind": "story"})
    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.content.decode()


def test_it_answers_while_warming_up(shelf: Any, client: Client) -> None:
    shelf.put("Cash after return")
    html = client.get(PAGE, {"q": "cash", "kind": "brief"}).content.decode()
    assert "Search is warming up" in html
    assert "Cash after return" in html


def test_what_was_restricted_is_gone_at_once(shelf: Any, page: Any) -> None:
    Outbox.objects.create(key=shelf.key("Cash after return"), source="auth.group", reason="restrict")
    assert "Cash after return" not in page(q="return")
    assert "1 result for" in page(q="return")


def test_only_reading_is_allowed(page: Any, client: Client) -> None:
    assert client.post(PAGE).status_code == 405
    assert client.head(PAGE).status_code == 200


def test_nothing_is_inline(page: Any) -> None:
    html = page(q="first")
    assert not re.search(r"\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", html)


def test_ids_are_unique(page: Any) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page(q="first"))
    assert len(ids) == len(set(ids))


def test_queries_stay_few(page: Any, client: Client, django_assert_max_num_queries: Any) -> None:
    page(q="first")
    with django_assert_max_num_queries(12):
        client.get(PAGE, {"q": "first", "kind": "brief"})


def test_suggestions(page: Any, client: Client) -> None:
    address = reverse("search_suggest")
    found = client.get(address, {"q": "ca"}).json()["suggestions"]
    assert [(each["title"], each["kind"]) for each in found] == [("Cash after return", "Story")]
    assert client.get(address, {"q": "mem"}).json() == {"suggestions": []}
    assert client.get(address, {"q": "c"}).json() == {"suggestions": []}
    html = client.get(address, {"q": "<b>ca"}, headers={"accept": "text/html"}).content.decode()
    assert "&lt;b&gt;ca" in html
