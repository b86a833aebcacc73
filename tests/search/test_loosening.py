"""What happens when no text has all the words: spelling is mended, most or some of them will do, close texts follow."""

from typing import Any

from search import Access


def test_any_word_is_offered_openly(shelf: Any) -> None:
    shelf.put("One", body="alpha")
    shelf.put("Two", body="beta")
    shelf.build()
    found = shelf.find("alpha beta")
    assert found.some_words
    assert found.total == 2
    assert not shelf.find("alpha").some_words
    assert not shelf.find("gamma delta").some_words


def test_a_filter_that_hides_full_matches_does_not_loosen_the_words(shelf: Any) -> None:
    shelf.put("Full", kind="brief", body="alpha beta")
    shelf.put("Half", kind="story", body="alpha")
    shelf.build()
    found = shelf.find("alpha beta", filters={"kind": ("story",)})
    assert (found.total, found.some_words) == (0, False)
    kind = next(facet for facet in found.facets if facet.name == "kind")
    assert kind.without == 1


def test_a_misspelt_word_is_corrected_and_said(shelf: Any) -> None:
    shelf.put("Reintegration grants", body="mentoring for families")
    shelf.build()
    found = shelf.find("reintegraiton grants")
    assert (found.corrected, found.total) == ("reintegration grants", 1)
    assert shelf.find("mentorng famlies").corrected == "mentoring families"
    assert shelf.find("mentoring").corrected == ""
    assert shelf.find("zzzzzz").total == 0
    assert shelf.find("cat").corrected == ""


def test_corrections_come_only_from_what_may_be_opened(shelf: Any) -> None:
    shelf.put("Open", body="common")
    shelf.put("Closed", body="confidential", access=Access.members())
    shelf.build()
    assert shelf.find("confidentail").corrected == ""
    assert shelf.find("confidentail", tokens=("public", "member")).corrected == "confidential"


def test_arabic_is_corrected_as_well_and_as_carefully(shelf: Any) -> None:
    shelf.put("مفتوح", language="ar", body="الاستقبال")
    shelf.put("مغلق", language="ar", body="الاحتجاز", access=Access.members())
    shelf.build()
    assert shelf.find("الاستقببال").corrected == "الاستقبال"
    assert shelf.find("الاحتجااز").corrected == ""
    assert shelf.find("الاحتجااز", tokens=("public", "member")).corrected == "الاحتجاز"


def test_most_words_come_before_any_word(shelf: Any) -> None:
    shelf.put("Two", body="alpha beta")
    shelf.put("One", body="alpha")
    shelf.build()
    assert shelf.titles("alpha beta gamma") == ["Two"]
    assert sorted(shelf.titles("alpha delta gamma")) == ["One", "Two"]


def test_few_with_all_the_words_are_followed_by_those_with_most(shelf: Any) -> None:
    shelf.put("All", body="alpha beta gamma")
    shelf.put("Most", body="alpha gamma", kind="story")
    shelf.put("One", body="beta")
    shelf.put("Closed", body="alpha beta", access=Access.members())
    shelf.build()
    found = shelf.find("alpha beta gamma", tokens={"public"})
    assert [hit.title for hit in found.hits] == ["All"]
    assert [hit.title for hit in found.further] == ["Most"]
    assert found.total == 1
    kind = next(facet for facet in found.facets if facet.name == "kind")
    assert {value.value: value.count for value in kind.values} == {"brief": 1}
    assert not shelf.find("alpha beta gamma", tokens={"public"}, filters={"kind": ("brief",)}).further


def test_what_was_closed_since_is_not_among_the_further(shelf: Any) -> None:
    shelf.put("All", body="alpha beta")
    shelf.put("Half", body="alpha")
    shelf.build()
    shelf.close("Half")
    found = shelf.find("alpha beta")
    assert (found.further, found.dropped) == ((), 1)


def test_another_language_of_a_listed_work_is_not_further(shelf: Any) -> None:
    shelf.put("Full", body="alpha beta", translation_of="work")
    shelf.put("Plein", body="alpha", language="fr", translation_of="work")
    shelf.build()
    assert shelf.find("alpha beta").further == ()


def test_nothing_further_below_a_full_page_a_later_page_or_a_list_by_date(shelf: Any) -> None:
    for number in range(12):
        shelf.put(f"Full {number}", body="alpha beta")
    shelf.put("Half", body="alpha")
    shelf.build()
    assert shelf.find("alpha beta").further == ()
    assert shelf.find("alpha beta", size=5).further == ()
    assert shelf.find("alpha beta", size=5, page=3).further == ()
    assert shelf.find("half alpha beta", sort="date").further == ()


def test_the_further_are_also_of_the_topics_of_the_best_hit_in_any_language(shelf: Any) -> None:
    shelf.put("Full", body="alpha", facets={"topic": ("health",)})
    shelf.put("Santé", body="autre", language="fr", facets={"topic": ("health",)})
    shelf.put("Unwanted", body="omega", facets={"topic": ("health",)})
    shelf.put("Other", body="other", facets={"topic": ("housing",)})
    shelf.put("Closed", body="other", facets={"topic": ("health",)}, access=Access.members())
    shelf.build()
    found = shelf.find("alpha -omega", tokens={"public"})
    assert [hit.title for hit in found.hits] == ["Full"]
    assert [hit.title for hit in found.further] == ["Santé"]
