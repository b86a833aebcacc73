"""Hits in the reader's languages first, page by page."""

from typing import Any

import pytest
from django.test import Client

from search import grouping


def put_many(shelf: Any, *, own: int, other: int) -> None:
    for number in range(max(own, other)):
        # The other language has the word more often, so that relevance alone would put it first.
        if number < own:
            shelf.put(f"Own {number:02}", language="en", body="grant " + "and much else " * 20)
        if number < other:
            shelf.put(f"Autre {number:02}", language="fr", body="grant grant grant")
    shelf.build()


def languages_of(shelf: Any, pages: int, **query: Any) -> list[str]:
    given = {"languages": ("en",), "size": 5} | query
    return [
        hit.language for page in range(1, pages + 1) for hit in shelf.find("grant", page=page, **given).hits
    ]


@pytest.mark.parametrize("folded", [0, 300])
def test_own_languages_come_first_on_every_page(
    shelf: Any, monkeypatch: pytest.MonkeyPatch, folded: int
) -> None:
    monkeypatch.setattr(grouping, "MOST_FOLDED", folded)
    put_many(shelf, own=7, other=9)
    assert languages_of(shelf, 4) == ["en"] * 7 + ["fr"] * 9
    titles = [
        hit.title
        for page in range(1, 5)
        for hit in shelf.find("grant", page=page, size=5, languages=("en",)).hits
    ]
    assert len(set(titles)) == 16
    found = shelf.find("grant", page=2, size=5, languages=("en",))
    assert (found.total, found.listed, found.page) == (16, 16, 2)
    assert [len(found.in_own_languages), len(found.in_other_languages)] == [2, 3]
    assert "<mark>grant</mark>" in found.hits[0].snippet
    assert shelf.find("grant", page=99, size=5, languages=("en",)).page == 4


@pytest.mark.parametrize("folded", [0, 300])
def test_counts_are_those_of_all_languages(shelf: Any, monkeypatch: pytest.MonkeyPatch, folded: int) -> None:
    monkeypatch.setattr(grouping, "MOST_FOLDED", folded)
    put_many(shelf, own=3, other=4)
    grouped = shelf.find("grant", languages=("en",), filters={"kind": ("brief",)})
    plain = shelf.find("grant", filters={"kind": ("brief",)})
    assert grouped.facets == plain.facets
    assert grouped.total == plain.total == 7


def test_a_reader_of_two_languages_has_one_group(shelf: Any) -> None:
    put_many(shelf, own=2, other=2)
    found = shelf.find("grant", languages=("en", "fr"))
    assert len(found.in_own_languages) == 4
    assert found.in_other_languages == ()


@pytest.mark.parametrize("folded", [0, 300])
def test_nothing_in_my_languages(shelf: Any, monkeypatch: pytest.MonkeyPatch, folded: int) -> None:
    monkeypatch.setattr(grouping, "MOST_FOLDED", folded)
    put_many(shelf, own=0, other=3)
    found = shelf.find("grant", languages=("en",))
    assert len(found.in_other_languages) == 3
    assert found.in_own_languages == ()


def test_a_work_is_listed_once_however_many_pages(shelf: Any) -> None:
    for number in range(8):
        shelf.put(f"Work {number}", language="en", body="grant", translation_of=f"w{number}")
        shelf.put(f"Oeuvre {number}", language="fr", body="grant", translation_of=f"w{number}")
    shelf.put("Seulement", language="fr", body="grant", translation_of="w9")
    shelf.build()
    found = shelf.find("grant", languages=("en",), size=5)
    assert (found.total, found.listed) == (17, 9)
    assert [other.language for hit in found.hits for other in hit.also_in] == ["fr"] * 5
    last = shelf.find("grant", languages=("en",), size=5, page=2)
    assert [hit.language for hit in last.hits] == ["en"] * 3 + ["fr"]
    assert [hit.title for hit in last.in_other_languages] == ["Seulement"]


def test_long_lists_say_where_else_a_hit_is_read(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "MOST_FOLDED", 0)
    for number in range(8):
        shelf.put(f"Work {number}", language="en", body="grant", translation_of=f"w{number}")
        shelf.put(f"Oeuvre {number}", language="fr", body="grant", translation_of=f"w{number}")
    shelf.build()
    found = shelf.find("grant", languages=("en",), size=5)
    assert [hit.language for hit in found.hits] == ["en"] * 5
    assert [other.language for hit in found.hits for other in hit.also_in] == ["fr"] * 5


def test_a_closed_version_leaves_the_others(shelf: Any) -> None:
    shelf.put("Work", language="en", body="grant", translation_of="w")
    shelf.put("Oeuvre", language="fr", body="grant", translation_of="w")
    shelf.build()
    shelf.close("Oeuvre")
    (hit,) = shelf.find("grant", languages=("en",)).hits
    assert (hit.title, hit.also_in) == ("Work", ())
    shelf.close("Work")
    assert shelf.find("grant", languages=("en",)).hits == ()


@pytest.mark.parametrize(
    ("text", "filters"), [("", {}), ("grant", {"language": ("fr",)}), ("-loan", {}), ("nothing", {})]
)
def test_other_questions_are_not_grouped(shelf: Any, text: str, filters: dict[str, tuple[str, ...]]) -> None:
    put_many(shelf, own=2, other=2)
    assert shelf.find(text, languages=("en",), filters=filters).in_other_languages == ()


def test_the_page_has_two_groups(shelf: Any, client: Client) -> None:
    put_many(shelf, own=2, other=2)
    html = client.get("/en/search/", {"q": "grant"}).content.decode()
    assert html.index("Own 01") < html.index("In other languages") < html.index("Autre 01")
    html = client.get("/fr/search/", {"q": "grant"}).content.decode()
    assert html.index("Autre 01") < html.index('id="other-languages"') < html.index("Own 01")


def test_a_profile_says_what_is_mine(shelf: Any, cast: Any, client_of: Any, settings: Any) -> None:
    settings.SEARCH_READER_LANGUAGES = "config.viewers.reader_languages"
    put_many(shelf, own=1, other=1)
    cast.member.profile.languages = ["fr"]
    cast.member.profile.save()
    html = client_of(cast.member).get("/en/search/", {"q": "grant"}).content.decode()
    assert "Autre 00" in html
    assert "other-languages" not in html
