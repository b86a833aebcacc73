"""The files that ship: complete in four languages, and with every slug that content relies on."""

import re

import pytest

from taxonomy import labels
from taxonomy.documents import read_vocabularies
from taxonomy.languages import INTERFACE
from taxonomy.models import Concept, Country, Region, Scheme, SchemeMembership
from tests.taxonomy.conftest import FIXTURES

SIZES = {
    "theme": 26,
    "audience": 16,
    "rrr-principle": 10,
    "avrr-principle": 7,
    "avrr-objective": 6,
    "avrr-activity": 18,
    "dimension": 3,
    "level": 4,
    "stage": 4,
    "vulnerability": 8,
    "framework": 10,
    "channel": 8,
    "future-priority": 7,
    "content-type": 20,
    "counselling-topic": 6,
}
ARABIC = re.compile(r"[\u0600-\u06ff]")


@pytest.fixture(scope="module")
def files():
    return read_vocabularies(FIXTURES)


def described(files):
    return [entry for scheme in files.schemes for entry in scheme.concepts if not entry.is_reference]


def test_sizes_of_the_schemes(files):
    assert SIZES.items() <= {scheme.slug: len(scheme.concepts) for scheme in files.schemes}.items()


def test_everything_is_named_in_four_languages(files):
    for named in [*described(files), *files.schemes, *files.regions]:
        assert set(INTERFACE) <= {code for code, text in named.labels.items() if text.strip()}, named.slug
        assert ARABIC.search(named.labels["ar"]), named.slug


def test_names_differ_inside_a_scheme(files):
    by_slug = {entry.slug: entry for entry in described(files)}
    for scheme in files.schemes:
        for code in INTERFACE:
            names = [by_slug[entry.slug].labels[code] for entry in scheme.concepts]
            assert len(names) == len(set(names)), (scheme.slug, code)


def test_definitions_are_complete_and_short(files):
    for entry in described(files):
        for code, text in entry.definition.items():
            assert len(text) <= 220, (entry.slug, code)
            assert text.endswith((".", "؟")), (entry.slug, code)


def test_texts_use_the_typography_of_their_language(files):
    for entry in described(files):
        for code in ("en", "fr", "es"):
            texts = [entry.labels[code], entry.definition.get(code, ""), *entry.synonyms.get(code, [])]
            for text in texts:
                assert "'" not in text, (entry.slug, text)
                assert not ARABIC.search(text), (entry.slug, text)


def test_acronyms_of_the_field_are_known(files):
    acronyms = {entry.acronym for entry in described(files)}
    synonyms = {name for entry in described(files) for names in entry.synonyms.values() for name in names}
    for acronym in ("AVRR", "RRR", "DDP", "VoT", "UMC", "MHPSS", "M&E", "SOP", "GCM", "SDG"):
        assert acronym in acronyms
    for synonym in ("UASC", "RVAR", "SMAPS", "SMSPS", "ODD", "ODS", "MNA"):
        assert synonym in synonyms


@pytest.mark.usefixtures("vocabularies")
def test_shared_principles_are_one_concept_in_two_schemes():
    for slug in ("sustainability", "confidentiality", "partnership"):
        concept = Concept.objects.get(slug=slug)
        assert set(concept.schemes.values_list("slug", flat=True)) == {"rrr-principle", "avrr-principle"}
    for slug in ("business-start-up", "housing", "psychosocial-support"):
        concept = Concept.objects.get(slug=slug)
        assert set(concept.schemes.values_list("slug", flat=True)) == {"theme", "counselling-topic"}


@pytest.mark.usefixtures("vocabularies")
def test_every_activity_serves_an_objective():
    objectives = set(Concept.objects.in_scheme("avrr-objective"))
    activities = SchemeMembership.objects.filter(scheme__slug="avrr-activity").select_related("broader")
    assert {activity.broader for activity in activities} == objectives
    counts = [
        Concept.objects.under(o.slug, scheme="avrr-activity").count()
        for o in Concept.objects.in_scheme("avrr-objective")
    ]
    assert counts == [2, 3, 3, 2, 4, 4]


@pytest.mark.usefixtures("vocabularies")
def test_all_countries_are_there_and_placed():
    assert Country.objects.count() == 249
    assert list(Country.objects.filter(regions=None).values_list("code", flat=True)) == ["AQ"]
    for code in INTERFACE:
        names = labels.country_labels(code)
        assert all(names[country] != country for country in Country.objects.values_list("code", flat=True))
    assert Country.objects.get(code="SN").alpha3 == "SEN"
    assert Country.objects.get(code="ET").m49 == "231"


@pytest.mark.usefixtures("vocabularies")
@pytest.mark.parametrize(
    ("code", "regions"),
    [
        ("SN", {"sahel-lake-chad", "west-central-africa", "africa"}),
        ("MA", {"north-africa", "mediterranean", "africa"}),
        ("ET", {"horn-of-africa", "east-africa", "africa"}),
        ("HN", {"northern-triangle", "north-central-america", "lac", "americas"}),
        ("BR", {"south-america", "lac", "americas"}),
        ("GE", {"eastern-europe-central-asia"}),
        ("DE", {"europe"}),
        ("AF", {"asia"}),
    ],
)
def test_regions_of_a_country(code, regions):
    assert labels.regions_of([code]) == regions


@pytest.mark.usefixtures("vocabularies")
def test_every_region_has_countries():
    for region in Region.objects.all():
        assert Country.objects.in_region(region.slug).exists(), region.slug


@pytest.mark.usefixtures("vocabularies")
def test_facet_schemes_are_marked():
    assert {"theme", "audience", "rrr-principle", "framework"} <= set(
        Scheme.objects.facets().values_list("slug", flat=True)
    )
    assert not Scheme.objects.facets().filter(slug__in=["channel", "content-type"]).exists()
