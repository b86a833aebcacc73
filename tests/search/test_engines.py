"""What every engine must do; one run for each engine."""

from datetime import UTC, datetime
from typing import Any

import pytest

from search import Access, Passage, engine, queue
from search.engines.base import Request
from search.indexing import drain
from search.parser import parse
from tests.search.engines import ENGINES

pytestmark = pytest.mark.parametrize("engine_name", ENGINES)


def test_it_works(shelf: Any) -> None:
    shelf.put(
        "Cash after return", summary="When a grant helps.", body="Families spend the first grant on rent."
    )
    shelf.put("Housing", body="Rent is the first worry.")
    shelf.build()
    assert shelf.asked("grant") == ["Cash after return"]
    assert sorted(shelf.asked("rent")) == ["Cash after return", "Housing"]
    assert engine().info().documents == 2


def test_all_words_are_needed_unless_any_is_asked_for(shelf: Any) -> None:
    shelf.put("One", body="alpha beta")
    shelf.put("Two", body="alpha gamma")
    shelf.build()
    assert shelf.asked("alpha beta") == ["One"]
    assert shelf.asked("beta gamma") == []
    assert sorted(shelf.asked("beta gamma", at_least=1)) == ["One", "Two"]


def test_phrases_minus_or_and_starts(shelf: Any) -> None:
    shelf.put("One", body="the return home of families")
    shelf.put("Two", body="home visits before families return")
    shelf.build()
    assert shelf.asked('"return home"') == ["One"]
    assert shelf.asked('"home return"') == []
    assert shelf.asked('"return home of families"') == ["One"]
    assert shelf.asked("families -visits") == ["One"]
    assert sorted(shelf.asked("-nothing")) == ["One", "Two"]
    assert sorted(shelf.asked("visits OR home")) == ["One", "Two"]
    assert shelf.asked("visi*") == ["Two"]
    assert shelf.asked("visi") == []


def test_titles_weigh_more_than_texts(shelf: Any) -> None:
    shelf.put("Something else", body="mentoring " + "other words " * 20)
    shelf.put("Mentoring", body="other words " * 20)
    shelf.build()
    assert shelf.asked("mentoring") == ["Mentoring", "Something else"]


@pytest.mark.parametrize(
    ("language", "body", "queries"),
    [
        (
            "en",
            "Counsellors assisted returning migrants",
            ["counsellor", "assisting", "migrant", "returns", "MIGRANTS"],
        ),
        (
            "fr",
            "L’accompagnement des migrants à l'étranger",
            ["accompagnements", "étranger", "migrant", "l'accompagnement"],
        ),
        (
            "es",
            "La reintegración de las personas retornadas",
            ["reintegracion", "persona", "retornada", "reintegración"],
        ),
        ("ar", "دعم المهاجرين والعودة الطوعية للمهاجرين", ["العودة", "عودة", "مهاجر", "والمهاجرين", "طوعية"]),
        ("de", "Beratung für Rückkehrende", ["rückkehrende", "ruckkehrende", "beratung"]),
    ],
)
def test_words_of_each_language(shelf: Any, language: str, body: str, queries: list[str]) -> None:
    shelf.put("X1", language=language, body=body)
    shelf.put("X2", language="en", body="nothing of the kind")
    shelf.build()
    for query in queries:
        assert shelf.asked(query) == ["X1"], query


def test_arabic_parent_is_not_and_the(shelf: Any) -> None:
    shelf.put("Parent", language="ar", body="حق الوالد في الزيارة")
    shelf.put("Support", language="ar", body="التدريب والدعم")
    shelf.build()
    assert shelf.asked("الدعم") == ["Support"]
    assert shelf.asked("والد") == ["Parent"]


def test_common_words_do_not_hide_other_languages(shelf: Any) -> None:
    shelf.put("English", body="the cost of housing")
    shelf.put("French", language="fr", body="le prix du housing")
    shelf.build()
    assert sorted(shelf.asked("the housing")) == ["English", "French"]
    assert shelf.asked("the") == ["English"]


def test_the_readers_language_comes_first(shelf: Any) -> None:
    shelf.put("A", language="fr", body="protection familiale")
    shelf.put("B", language="en", body="protection familiale")
    shelf.build()
    assert shelf.asked("protection", language="fr") == ["A", "B"]
    assert shelf.asked("protection", language="en") == ["B", "A"]


def test_newest_first_and_paging(shelf: Any) -> None:
    for month in range(1, 8):
        shelf.put(f"M{month}", body="same", published=datetime(2025, month, 1, tzinfo=UTC))
    shelf.put("Undated", body="same", published=None)
    shelf.build()
    pages = [shelf.ask("same", sort="date", offset=offset, limit=3) for offset in (0, 3, 6, 9)]
    found = [hit.title for page in pages for hit in page.hits]
    assert found == ["M7", "M6", "M5", "M4", "M3", "M2", "M1", "Undated"]
    assert {page.total for page in pages} == {8}


def test_facets_widen_within_and_narrow_across(shelf: Any) -> None:
    shelf.put("A", kind="brief", facets={"topic": ("health",), "country": ("SN",)})
    shelf.put("B", kind="brief", facets={"topic": ("housing", "health"), "country": ("GN",)})
    shelf.put("C", kind="story", facets={"topic": ("housing",), "country": ("SN",)})
    shelf.build()
    both = {"topic": ("health", "housing")}
    assert sorted(shelf.asked(filters=both)) == ["A", "B", "C"]
    assert sorted(shelf.asked(filters={**both, "country": ("SN",)})) == ["A", "C"]
    assert shelf.asked(filters={**both, "country": ("SN",), "kind": ("story",)}) == ["C"]


def test_counts_leave_out_their_own_filter(shelf: Any) -> None:
    shelf.put("A", kind="brief", facets={"topic": ("health",)})
    shelf.put("B", kind="brief", facets={"topic": ("housing",)})
    shelf.put("C", kind="story", facets={"topic": ("housing",)})
    shelf.build()
    answer = shelf.ask(
        filters={"topic": ("housing",), "kind": ("brief",)}, facets=("kind", "topic", "language")
    )
    assert answer.total == 1
    assert dict(answer.counts["kind"].values) == {"brief": 1, "story": 1}
    assert dict(answer.counts["topic"].values) == {"health": 1, "housing": 1}
    assert dict(answer.counts["language"].values) == {"en": 1}
    assert answer.counts["kind"].without == 2
    assert answer.counts["topic"].without == 2
    assert answer.counts["language"].without is None


def test_each_count_is_what_choosing_it_shows(shelf: Any) -> None:
    for number in range(30):
        facets = {"topic": (f"t{number % 4}", f"t{number % 3}"), "country": ("SN" if number % 2 else "GN",)}
        shelf.put(
            f"N{number}",
            kind="brief" if number % 5 else "story",
            facets=facets,
            body="word" if number % 7 else "",
        )
    shelf.build()
    filters = {"topic": ("t1",), "kind": ("brief",)}
    for text in ("", "word"):
        counted = shelf.ask(text, filters=filters, facets=("kind", "topic", "country", "year")).counts
        for name, counts in counted.items():
            for value, count in counts.values.items():
                assert shelf.ask(text, filters={**filters, name: (value,)}).total == count, (
                    text,
                    name,
                    value,
                )


def test_wider_terms_find_narrower_ones(shelf: Any) -> None:
    shelf.put("City", facets={"region": ("dakar",)})
    shelf.put("Country", facets={"region": ("senegal",)})
    shelf.build()
    assert sorted(shelf.asked(filters={"region": ("west-africa",)})) == ["City", "Country"]
    assert shelf.asked(filters={"region": ("dakar",)}) == ["City"]


@pytest.mark.parametrize(
    "value", ["nowhere", 'x" OR f_kind:"brief', "", "*", "a" * 500, "\x00", "_none_", "[a TO z]"]
)
def test_unknown_values_find_nothing(shelf: Any, value: str) -> None:
    shelf.put("A", facets={"topic": ("health",)})
    shelf.build()
    answer = shelf.ask(filters={"topic": (value,)}, facets=("topic", "kind"))
    assert (answer.total, answer.hits, dict(answer.counts["kind"].values)) == (0, (), {})
    assert dict(answer.counts["topic"].values) == {"health": 1}


def test_text_cannot_name_fields(shelf: Any) -> None:
    shelf.put("Secret", body="plain", access=Access.any_of("group:7"))
    shelf.put("Open", body="plain")
    shelf.build()
    for text in (
        "access:group:7",
        'f_kind:"brief"',
        "*:*",
        "access:[a TO z]",
        "plain^1e9999",
        "/.*/",
        "key:auth*",
    ):
        assert "Secret" not in shelf.asked(text, at_least=1)


def test_marks_are_escaped(shelf: Any) -> None:
    shelf.put("A <b>bold</b> title", summary="", body="<script>alert(1)</script> & a bold claim")
    shelf.build()
    (hit,) = shelf.ask("bold").hits
    assert hit.title_html == "A &lt;b&gt;<mark>bold</mark>&lt;/b&gt; title"
    assert "<script" not in hit.snippet
    assert "&amp; a <mark>bold</mark> claim" in hit.snippet


def test_marks_stand_where_the_words_are(shelf: Any) -> None:
    shelf.put(
        "Été à l’école",
        language="fr",
        body="Une réintégration réussie – dès l’été – à l’école 👩‍🏫 après tout",
    )
    shelf.build()
    (hit,) = shelf.ask("école réussie").hits
    assert hit.title_html == "Été à l’<mark>école</mark>"
    assert "<mark>réussie</mark>" in hit.snippet
    assert "l’<mark>école</mark>" in hit.snippet


def test_a_hit_names_its_best_passage(shelf: Any) -> None:
    passages = (
        Passage("Opening words about nothing much.", "page=1", "page 1"),
        Passage("filler " * 700 + "the harbour office opens at eight", "page=2", "page 2"),
        Passage("Closing words.", "page=3", "page 3"),
    )
    shelf.put("Report", summary="A report.", passages=passages)
    shelf.build()
    (hit,) = shelf.ask("harbour").hits
    assert (hit.passage_label, hit.passage_anchor) == ("page 2", "page=2")
    assert hit.passage_url == hit.url + "#page=2"
    assert "<mark>harbour</mark>" in hit.snippet
    assert len(hit.snippet) < 400


def test_the_summary_is_shown_when_it_has_the_words(shelf: Any) -> None:
    shelf.put("Report", summary="How mentoring helps.", body="Long text. " * 40 + "mentoring")
    shelf.build()
    assert shelf.ask("mentoring").hits[0].snippet == "How <mark>mentoring</mark> helps."
    assert shelf.ask("report").hits[0].snippet == "How mentoring helps."


def test_no_class_no_answer(shelf: Any) -> None:
    shelf.put("A", body="word")
    shelf.build()
    answer = engine().search(Request(parsed=parse("word"), facets=("kind",)))
    assert (answer.total, answer.hits, dict(answer.counts["kind"].values)) == (0, (), {})
    assert engine().suggest("a", Request()) == ()


def test_many_classes_work(shelf: Any) -> None:
    shelf.put("A", access=Access.any_of("group:150"))
    shelf.put("B", access=Access.any_of("group:999"))
    shelf.build()
    assert shelf.asked(classes=[f"group:{number}" for number in range(200)]) == ["A"]


def test_hidden_keys_leave_hits_counts_and_suggestions(shelf: Any) -> None:
    shelf.put("Alpha", body="word")
    shelf.put("Alpine", body="word", kind="story")
    shelf.build()
    hidden = (shelf.key("Alpine"),)
    answer = shelf.ask("word", hidden=hidden, facets=("kind",), filters={})
    assert (answer.total, [hit.title for hit in answer.hits]) == (1, ["Alpha"])
    assert dict(answer.counts["kind"].values) == {"brief": 1}
    request = Request(classes=frozenset({"public"}), hidden=hidden)
    assert [hit.title for hit in engine().suggest("al", request)] == ["Alpha"]


def test_suggestions_are_title_starts(shelf: Any) -> None:
    shelf.put("Cash and vouchers", body="housing")
    shelf.put("Housing with cash")
    shelf.put("Vouchers alone")
    shelf.build()
    request = Request(classes=frozenset({"public"}))
    assert sorted(hit.title for hit in engine().suggest("cas", request)) == [
        "Cash and vouchers",
        "Housing with cash",
    ]
    assert [hit.title for hit in engine().suggest("cash vou", request)] == ["Cash and vouchers"]
    assert engine().suggest("***", request) == ()


def test_changes_replace_and_deletes_remove(shelf: Any) -> None:
    shelf.put("A", body="before")
    shelf.put("B", body="before")
    shelf.build()
    version = engine().version()
    with engine().update() as writer:
        writer.replace({shelf.key("B"): None})
        assert shelf.ask("before").total == 2
        writer.commit()
    assert shelf.asked("before") == ["A"]
    assert engine().version() != version
    assert engine().info().documents == 1


def test_huge_texts_and_odd_characters_are_taken(shelf: Any) -> None:
    shelf.put("Huge", body="word " * 200_000)
    shelf.put("Odd", body="\x00\u202e\ud83d unpaired \x1b[31m red")
    shelf.put("Endless", body="x" * 70_000)
    shelf.build()
    assert shelf.asked("word") == ["Huge"]
    assert shelf.asked("unpaired") == ["Odd"]


def test_whoever_holds_every_class_does_not_see_a_new_one(shelf: Any) -> None:
    shelf.put("Open note", access=Access.public())
    shelf.put("Note of members", access=Access.members())
    shelf.build()
    assert len(shelf.asked("note", classes=("public", "member"))) == 2
    queue(shelf.put("Note of a new group", access=Access.any_of("g9")))
    drain()
    assert sorted(shelf.asked("note", classes=("public", "member"))) == ["Note of members", "Open note"]
    assert shelf.ask(classes=("public", "member"), facets=("kind",)).counts["kind"].values == {"brief": 2}
    assert len(shelf.asked("note", classes=("public", "member", "g9"))) == 3


def test_a_long_text_takes_no_passage_from_others(shelf: Any) -> None:
    ferry = " ".join(["ferry"] * 3_000)
    shelf.put("Long", body=ferry)
    shelf.put("Short", body="harbour " * 200 + "ferry " + "harbour " * 200)
    shelf.build()
    snippets = {hit.title: hit.snippet for hit in shelf.ask("ferry").hits}
    assert all("<mark>ferry</mark>" in snippet for snippet in snippets.values()), snippets


def test_without_snippets_nothing_is_marked(shelf: Any) -> None:
    shelf.put("Ferry", summary="About the ferry & the harbour")
    shelf.build()
    (hit,) = shelf.ask("ferry", snippets=False).hits
    assert hit.title_html == "Ferry"
    assert hit.snippet == "About the ferry &amp; the harbour"
