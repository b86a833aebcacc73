import pytest

from search.facets import facet_labels, facet_spec, forget_labels, with_ancestors
from search.shorthand import filters_in
from taxonomy import indexes


@pytest.fixture(autouse=True)
def _facet_labels_forgotten():
    forget_labels()
    yield
    forget_labels()


@pytest.mark.usefixtures("vocabularies")
@pytest.mark.parametrize(
    ("facet", "value", "language", "label"),
    [
        ("topic", "housing", "fr", "Logement"),
        ("topic", "housing", "ar", "السكن"),
        ("audience", "mentors", "es", "Mentores"),
        ("framework", "do-no-harm", "fr", "Ne pas nuire"),
        ("country", "DE", "es", "Alemania"),
        ("region", "asia", "ar", "آسيا"),
        ("language", "wo", "fr", "Wolof"),
        ("language", "fr", "en", "Français"),
        ("topic", "unheard-of", "en", "unheard-of"),
        ("country", "QQ", "en", "QQ"),
    ],
)
def test_filters_show_words(facet, value, language, label):
    assert facet_labels(facet, [value], language) == {value: label}


@pytest.mark.usefixtures("vocabularies")
def test_a_wider_region_or_goal_finds_the_narrower():
    assert set(with_ancestors("region", ["horn-of-africa"])) == {"horn-of-africa", "east-africa", "africa"}
    assert set(with_ancestors("framework", ["logistics"])) == {"logistics", "safe-arrival"}
    assert with_ancestors("topic", ["housing"]) == ("housing",)


@pytest.mark.usefixtures("vocabularies")
def test_naming_a_page_of_filters_costs_no_further_query(django_assert_num_queries):
    indexes.concept_names(["housing"], "en")
    with django_assert_num_queries(0):
        for facet in ("topic", "audience", "framework", "country", "region", "language"):
            facet_labels(facet, ["housing", "mentors", "SN", "asia", "ar"], "fr")


@pytest.mark.usefixtures("vocabularies")
@pytest.mark.parametrize(
    ("text", "language", "facet", "value"),
    [
        ("country:senegal", "en", "country", "SN"),
        ("country:SN", "ar", "country", "SN"),
        ("pays:sénégal", "fr", "country", "SN"),
        ("البلد:السنغال", "ar", "country", "SN"),
        ("topic:logement", "fr", "topic", "housing"),
        ("topic:housing", "es", "topic", "housing"),
        ("country:senegal", "ar", "country", "SN"),
        ("tema:logement", "fr", "topic", "housing"),
        ("region:horn-of-africa", "en", "region", "horn-of-africa"),
        ("language:french", "en", "language", "fr"),
        ("language:français", "en", "language", "fr"),
        ("framework:do-no-harm", "en", "framework", "do-no-harm"),
        ("audience:mentors", "en", "audience", "mentors"),
    ],
)
def test_filters_are_typed_by_name(text, language, facet, value):
    assert filters_in(text, language) == ("", {facet: (value,)})


def test_every_filter_has_a_heading():
    for facet in ("topic", "audience", "framework", "country", "region", "language"):
        assert str(facet_spec(facet).label)
