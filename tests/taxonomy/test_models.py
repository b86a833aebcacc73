import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

from taxonomy.models import Concept, Country, Region, Scheme, SchemeMembership
from tests.factories.taxonomy import (
    ConceptFactory,
    ConceptMatchFactory,
    CountryFactory,
    RegionFactory,
    SchemeFactory,
    SchemeMembershipFactory,
)

pytestmark = pytest.mark.django_db


def test_label_falls_back_to_english_and_then_to_the_slug():
    concept = ConceptFactory(slug="housing", labels={"en": "Housing", "fr": "Logement"})
    assert concept.label_in("fr") == "Logement"
    assert concept.label_in("fr-ca") == "Logement"
    assert concept.label_in("ar") == "Housing"
    assert ConceptFactory(slug="bare", labels={}).label_in("es") == "bare"


def test_str_follows_the_active_language():
    concept = ConceptFactory(slug="housing", labels={"en": "Housing", "fr": "Logement"})
    with translation.override("fr"):
        assert str(concept) == "Logement"
    with translation.override(None):
        assert str(concept) == "Housing"


def test_definition_falls_back_but_synonyms_do_not():
    concept = ConceptFactory(definition={"en": "A roof."}, synonyms={"en": ["shelter"]})
    assert concept.definition_in("fr") == "A roof."
    assert concept.synonyms_in("fr") == []


def test_in_scheme_keeps_the_editors_order():
    for order, slug in enumerate(["health", "housing", "gender"]):
        ConceptFactory(slug=slug, scheme="theme", scheme__order=order)
    ConceptFactory(slug="elsewhere", scheme="audience")
    assert [c.slug for c in Concept.objects.in_scheme("theme")] == ["health", "housing", "gender"]


def test_in_schemes_names_a_shared_concept_once():
    shared = ConceptFactory(slug="sustainability", scheme="rrr-principle")
    SchemeMembershipFactory(concept=shared, scheme=SchemeFactory(slug="avrr-principle"))
    found = Concept.objects.in_schemes(["rrr-principle", "avrr-principle"])
    assert [c.slug for c in found] == ["sustainability"]
    assert shared.schemes.count() == 2


def test_under_gives_the_narrower_concepts_of_that_scheme():
    wide = ConceptFactory(slug="safe-arrival", scheme="avrr-objective")
    ConceptFactory(slug="logistics", scheme="avrr-activity", scheme__broader=wide)
    ConceptFactory(slug="outreach", scheme="avrr-activity")
    found = Concept.objects.under("safe-arrival", scheme="avrr-activity")
    assert [c.slug for c in found] == ["logistics"]


def test_a_concept_stands_once_in_a_scheme_and_never_below_itself():
    place = SchemeMembershipFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        SchemeMembership.objects.create(scheme=place.scheme, concept=place.concept)
    with pytest.raises(IntegrityError), transaction.atomic():
        SchemeMembership.objects.filter(pk=place.pk).update(broader=place.concept)


def test_a_match_needs_two_concepts():
    concept = ConceptFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        ConceptMatchFactory(from_concept=concept, to_concept=concept)


def test_what_is_in_use_cannot_be_deleted():
    place = SchemeMembershipFactory()
    with pytest.raises(ProtectedError):
        place.scheme.delete()
    parent = RegionFactory(slug="africa")
    RegionFactory(slug="north-africa", parent=parent)
    with pytest.raises(ProtectedError):
        parent.delete()


def test_natural_keys_lead_back():
    match = ConceptMatchFactory()
    for row in (
        SchemeFactory(),
        ConceptFactory(),
        SchemeMembershipFactory(),
        match,
        RegionFactory(),
        CountryFactory(),
    ):
        assert type(row).objects.get_by_natural_key(*row.natural_key()) == row


def test_malformed_texts_are_refused():
    for labels in (["Housing"], {"en": 5}, {"en": ["Housing"]}):
        with pytest.raises(ValidationError):
            Concept(slug="housing", labels=labels).full_clean()
    with pytest.raises(ValidationError):
        Concept(slug="housing", labels={"en": "Housing"}, synonyms={"en": "home"}).full_clean()


def test_facet_schemes():
    SchemeFactory(slug="theme", is_facet=True)
    SchemeFactory(slug="channel")
    assert [s.slug for s in Scheme.objects.facets()] == ["theme"]


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Germany"), ("fr", "Allemagne"), ("es", "Alemania"), ("ar", "ألمانيا"), ("pt-BR", "Alemanha")],
)
def test_country_names_come_from_the_locale_data(language, name):
    assert Country(code="DE").name_in(language) == name


def test_unknown_country_shows_its_code():
    assert Country(code="QQ").name_in("fr") == "QQ"


def test_country_codes_are_checked():
    for wrong in ({"code": "de"}, {"code": "D1"}, {"alpha3": "DE"}, {"m49": "27"}):
        values = {"code": "DE", "alpha3": "DEU", "m49": "276"} | wrong
        with pytest.raises(ValidationError):
            Country(**values).full_clean()


def test_countries_of_a_region_include_those_of_the_regions_below():
    africa = RegionFactory(slug="africa")
    east = RegionFactory(slug="east-africa", parent=africa)
    horn = RegionFactory(slug="horn-of-africa", parent=east)
    CountryFactory(code="ET", regions=[east, horn])
    CountryFactory(code="BE")
    assert [c.code for c in Country.objects.in_region("africa")] == ["ET"]
    assert list(Region.objects.roots()) == [africa]
