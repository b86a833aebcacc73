import logging
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from search import Access, engine, queue
from search.engines.base import Request
from search.finding import suggest
from search.indexing import drain


def test_it_works(shelf: Any) -> None:
    shelf.put(
        "Cash after return", kind="story", facets={"country": ("SN",)}, extra={"minutes": 4}, body="word"
    )
    shelf.build()
    found = shelf.find("cash", language="fr")
    (hit,) = found.hits
    assert (hit.kind_label, hit.icon, hit.country_names, hit.extra["minutes"]) == (
        "Story",
        "book-open",
        ("Sénégal",),
        4,
    )
    assert (found.total, found.page, found.warming, found.some_words) == (1, 1, False, False)
    country = next(facet for facet in found.facets if facet.name == "country")
    assert [(value.value, value.label, value.count) for value in country.values] == [("SN", "Sénégal", 1)]


def test_chosen_values_are_always_returned_and_first(shelf: Any) -> None:
    shelf.put("A", facets={"topic": ("health",)})
    shelf.put("B", facets={"topic": ("health",)})
    shelf.put("C", facets={"topic": ("housing",)})
    shelf.build()
    found = shelf.find(filters={"topic": ("housing", "invented")})
    topic = next(facet for facet in found.facets if facet.name == "topic")
    assert [(value.value, value.count, value.selected) for value in topic.values] == [
        ("housing", 1, True),
        ("invented", 0, True),
        ("health", 2, False),
    ]


def test_names_of_facets_are_found_like_words(shelf: Any) -> None:
    shelf.put("About a market", facets={"country": ("SN",)}, body="stalls")
    shelf.put("À propos", language="fr", facets={"country": ("SN",)}, body="étals")
    shelf.build()
    assert sorted(shelf.titles("senegal")) == ["About a market", "À propos"]
    assert shelf.titles("stalls in Senegal") == ["About a market"]


def test_years_are_newest_first(shelf: Any) -> None:
    shelf.put("A", facets={"year": ("2023",)})
    shelf.put("B", facets={"year": ("2023",)})
    shelf.put("C", facets={"year": ("2024",)})
    shelf.build()
    year = next(facet for facet in shelf.find().facets if facet.name == "year")
    assert [value.value for value in year.values] == ["2024", "2023"]


def test_languages_of_one_work_are_one_hit(shelf: Any) -> None:
    for language, title in (("en", "Work en"), ("fr", "Work fr"), ("ar", "Work ar")):
        shelf.put(title, language=language, body="AVRR", translation_of="work-1")
    shelf.build()
    (hit,) = shelf.find("avrr", language="fr").hits
    assert hit.title == "Work fr"
    assert hit.language_name == ""
    assert sorted(other.language for other in hit.also_in) == ["ar", "en"]
    assert shelf.find("avrr", language="es").hits[0].language_name != ""


def test_hits_are_looked_at_again_in_the_database(shelf: Any, caplog: pytest.LogCaptureFixture) -> None:
    shelf.put("Open", body="word")
    shelf.put("Closed since", body="word")
    shelf.build()
    shelf.close("Closed since")
    with caplog.at_level(logging.WARNING, logger="search.access"):
        found = shelf.find("word")
    assert [hit.title for hit in found.hits] == ["Open"]
    assert found.dropped == 1
    assert "dropped 1 of 2" in caplog.text


def test_a_failing_check_shows_nothing(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.put("A", body="word")
    shelf.build()

    def broken(*args: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(shelf.source, "visible", broken)
    assert shelf.find("word").hits == ()


def test_sources_of_one_group_are_checked_once(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Group:
        asked: list[list[str]] = []

        def visible(self, ids: list[str], user: Any) -> set[str]:
            self.asked.append(list(ids))
            return set(ids)

    monkeypatch.setattr(type(shelf.source), "visible_group", Group())
    shelf.put("A", body="word")
    shelf.put("B", body="word")
    shelf.build()
    assert len(shelf.find("word").hits) == 2
    assert len(Group.asked) == 1
    assert shelf.source.checks == 0


def test_a_page_too_far_is_the_last_page(shelf: Any) -> None:
    for number in range(5):
        shelf.put(f"N{number}", body="word")
    shelf.build()
    found = shelf.find("word", page=99_999, size=2)
    assert (found.page, len(found.hits), found.total) == (3, 1, 5)
    assert shelf.find("nothing", page=99_999).total == 0


def test_titles_answer_without_an_index(shelf: Any) -> None:
    shelf.put("Cash in Senegal", kind="story")
    shelf.put("Cash in Guinea", kind="brief")
    shelf.put("Cash for drafts", draft=True)
    shelf.put("Cash kept back")
    shelf.close("Cash kept back")
    found = shelf.find("cash")
    assert found.warming
    assert sorted(hit.title for hit in found.hits) == ["Cash in Guinea", "Cash in Senegal"]
    assert [hit.title for hit in shelf.find("cash", filters={"kind": ("story",)}).hits] == ["Cash in Senegal"]
    assert shelf.find("nothing").total == 0
    assert suggest("cas", AnonymousUser(), "en") == ()


def test_an_engine_that_panics_is_an_engine_that_is_away(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.put("Cash", body="word")
    shelf.build()
    panic = type("PanicException", (BaseException,), {})

    def panics(*args: Any) -> None:
        raise panic("index out of bounds")

    monkeypatch.setattr("search.engines.matching.Matcher.text", panics)
    found = shelf.find("cash")
    assert found.warming
    assert [hit.title for hit in found.hits] == ["Cash"]


def test_queries_stay_few(shelf: Any, django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        shelf.put(f"N{number}", body="word", access=Access.public())
    shelf.build()
    shelf.find("word")
    with django_assert_max_num_queries(3):
        found = shelf.find("word", filters={"kind": ("brief",)})
    assert found.total == 30


def test_new_rules_are_known_after_their_commit(shelf: Any) -> None:
    shelf.put("A", body="word")
    shelf.build()
    assert shelf.find("word", tokens=("public", "group:9")).total == 1
    queue(shelf.put("B", body="word", access=Access.any_of("group:9")))
    drain()
    assert shelf.find("word", tokens=("public", "group:9")).total == 2
    assert shelf.find("word", tokens=("public",)).total == 1
    assert engine().info().documents == 2


def test_without_words_each_work_is_listed_once(shelf: Any) -> None:
    shelf.put("Both en", language="en", translation_of="both", other_languages=("fr",), body="word")
    shelf.put("Both fr", language="fr", translation_of="both", other_languages=("en",), body="word")
    shelf.put("Only fr", language="fr", body="word")
    shelf.put("Only de", language="de", body="word")
    shelf.build()
    assert sorted(shelf.titles(language="en")) == ["Both en", "Only de", "Only fr"]
    assert sorted(shelf.titles(language="fr")) == ["Both fr", "Only de", "Only fr"]
    assert sorted(shelf.titles(language="ar")) == ["Both en", "Only de", "Only fr"]
    assert shelf.find("word", language="en").total == 4
    found = shelf.find(language="en")
    assert found.total == 3
    for facet in found.facets:
        for value in facet.values:
            assert shelf.find(language="en", filters={facet.name: (value.value,)}).total == value.count


def test_answers_are_kept_apart_by_reader_and_state(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.put("Open", body="word")
    closed = shelf.put("Closed", body="word", access=Access.members())
    shelf.build()
    asked: list[Request] = []
    search_now = type(engine()).search

    def counted(self: Any, request: Request) -> Any:
        asked.append(request)
        return search_now(self, request)

    monkeypatch.setattr(type(engine()), "search", counted)
    for _time in range(2):
        assert shelf.find("word").total == 1
        assert shelf.find("word", tokens=("public", "member")).total == 2
    assert len(asked) == 2
    queue(closed, "restrict")
    assert shelf.find("word", tokens=("public", "member")).total == 1
    shelf.put("Closed", body="other")
    drain()
    assert shelf.find("word", tokens=("public", "member")).total == 1
    assert shelf.find("other").total == 1


def test_titles_keep_to_the_filters_and_make_few_entries(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(60):
        shelf.put(f"Cash {number}", facets={"region": ("dakar" if number % 2 else "conakry",)})
    made: list[str] = []
    entry_of = shelf.source.entry
    monkeypatch.setattr(shelf.source, "entry", lambda obj: made.append(obj.name) or entry_of(obj))
    found = shelf.find("cash", filters={"region": ("west-africa",)}, size=10)
    assert found.warming
    assert found.hits
    assert all(hit.facets["region"] == ("dakar",) for hit in found.hits)
    assert len(made) <= 20
    assert shelf.find("cash", filters={"kind": ("story",)}).total == 0
