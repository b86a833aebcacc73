import pytest

from taxonomy import labels
from taxonomy.models import Concept, VocabularyStamp
from tests.factories.taxonomy import ConceptFactory, CountryFactory, RegionFactory, SchemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    africa = RegionFactory(slug="africa")
    east = RegionFactory(slug="east-africa", parent=africa)
    return {"africa": africa, "east": east, "horn": RegionFactory(slug="horn-of-africa", parent=east)}


def test_labels_per_language():
    ConceptFactory(slug="housing", labels={"en": "Housing", "fr": "Logement"})
    SchemeFactory(slug="theme", labels={"en": "Topic", "ar": "الموضوع"})
    RegionFactory(slug="asia", labels={"en": "Asia", "fr": "Asie"})
    assert labels.concept_labels("fr")["housing"] == "Logement"
    assert labels.concept_labels("es")["housing"] == "Housing"
    assert labels.scheme_labels("ar")["theme"] == "الموضوع"
    assert labels.region_labels("fr-ca")["asia"] == "Asie"


def test_a_second_list_page_asks_nothing(django_assert_num_queries):
    ConceptFactory(slug="housing")
    labels.concept_labels("en")
    with django_assert_num_queries(0):
        labels.concept_labels("fr")
        labels.concept_labels("en")
        labels.region_labels("es")
        labels.country_labels("ar")
        labels.regions_of(["SN"])


def test_after_the_interval_one_query_confirms_the_labels(django_assert_num_queries, settings):
    ConceptFactory(slug="housing")
    labels.concept_labels("en")
    settings.TAXONOMY_CHECK_SECONDS = 0
    with django_assert_num_queries(1):
        labels.concept_labels("en")


def test_country_names_need_no_query_at_all(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert labels.country_labels("fr")["DE"] == "Allemagne"


def test_an_edit_shows_at_once():
    concept = ConceptFactory(slug="housing", labels={"en": "Housing"})
    assert labels.concept_labels("en")["housing"] == "Housing"
    concept.labels = {"en": "Homes"}
    concept.save()
    assert labels.concept_labels("en")["housing"] == "Homes"
    concept.delete()
    assert "housing" not in labels.concept_labels("en")


def test_an_edit_by_another_process_shows_after_the_interval(settings):
    ConceptFactory(slug="housing", labels={"en": "Housing"})
    assert labels.concept_labels("en")["housing"] == "Housing"
    Concept.objects.update(labels={"en": "Homes"})
    VocabularyStamp.objects.update(value="somebody-else")
    assert labels.concept_labels("en")["housing"] == "Housing"
    settings.TAXONOMY_CHECK_SECONDS = 0
    assert labels.concept_labels("en")["housing"] == "Homes"


def test_labels_are_read_only():
    ConceptFactory(slug="housing")
    with pytest.raises(TypeError):
        labels.concept_labels("en")["housing"] = "changed"


def test_regions_of_countries_include_those_above(africa):
    CountryFactory(code="ET", regions=[africa["horn"]])
    CountryFactory(code="BE", regions=[RegionFactory(slug="europe")])
    assert labels.regions_of(["ET"]) == {"horn-of-africa", "east-africa", "africa"}
    assert labels.regions_of(["ET", "BE", "QQ"]) == {
        "horn-of-africa",
        "east-africa",
        "africa",
        "europe",
    }
    assert labels.regions_of([]) == set()


def test_moving_a_country_is_noticed(africa):
    country = CountryFactory(code="ET")
    assert labels.regions_of(["ET"]) == set()
    country.regions.add(africa["horn"])
    assert "africa" in labels.regions_of(["ET"])


def test_lineage_ends_even_when_regions_form_a_ring(africa):
    type(africa["africa"]).objects.filter(slug="africa").update(parent=africa["horn"])
    labels.forget()
    assert labels.region_lineage("horn-of-africa") == ("horn-of-africa", "east-africa", "africa")
    assert labels.region_lineage("nowhere") == ()


def test_choices_for_forms():
    ConceptFactory(slug="housing", scheme="theme", scheme__order=2, labels={"en": "Housing"})
    ConceptFactory(slug="health", scheme="theme", scheme__order=1, labels={"en": "Health"})
    assert labels.scheme_choices("theme", "en") == [("health", "Health"), ("housing", "Housing")]
    assert labels.scheme_choices("absent", "en") == []
    for code in ("ET", "DE", "ZW"):
        CountryFactory(code=code)
    assert [name for _code, name in labels.country_choices("fr")] == [
        "Allemagne",
        "Éthiopie",
        "Zimbabwe",
    ]


def test_broader_and_acronyms():
    wide = ConceptFactory(slug="safe-arrival")
    ConceptFactory(slug="logistics", acronym="LOG", scheme="avrr-activity", scheme__broader=wide)
    assert labels.broader_of("logistics", scheme="avrr-activity") == "safe-arrival"
    assert labels.broader_of("logistics", scheme="theme") is None
    assert labels.concept_acronyms() == {"logistics": "LOG"}
