import pytest
from django.urls import reverse

from taxonomy.forms import ConceptForm
from taxonomy.models import Concept, Country, Region, Scheme
from tests.factories.taxonomy import ConceptFactory, CountryFactory, RegionFactory, SchemeFactory

pytestmark = pytest.mark.django_db
LISTS = ("concept", "scheme", "region", "country")


@pytest.fixture
def editor(cast, client_of):
    return client_of(cast.editor)


@pytest.fixture
def translator(cast, client_of):
    """Somebody who may enter the admin but has no right on vocabularies."""
    return client_of(cast.translator)


def address(model, act, *args):
    return reverse(f"wagtailsnippets_taxonomy_{model}:{act}", args=args)


def concept_post(**changes):
    inline = {
        f"{prefix}-{key}": value
        for prefix in ("memberships", "matches")
        for key, value in {
            "TOTAL_FORMS": 0,
            "INITIAL_FORMS": 0,
            "MIN_NUM_FORMS": 0,
            "MAX_NUM_FORMS": 1000,
        }.items()
    }
    return {"label_en": "Housing", "slug": "housing"} | inline | changes


@pytest.mark.parametrize("model", LISTS)
def test_lists_and_forms_open_for_an_editor(editor, model):
    scheme, region = SchemeFactory(), RegionFactory()
    row = {
        "concept": ConceptFactory(scheme="theme"),
        "scheme": scheme,
        "region": region,
        "country": CountryFactory(regions=[region]),
    }[model]
    assert editor.get(address(model, "list")).status_code == 200
    assert editor.get(address(model, "add")).status_code == 200
    page = editor.get(address(model, "edit", row.pk))
    assert page.status_code == 200
    if model != "country":
        for code in ("en", "fr", "es", "ar"):
            assert f'name="label_{code}"' in page.content.decode()


@pytest.mark.parametrize("model", LISTS)
def test_nobody_enters_without_the_right(translator, model):
    for act in ("list", "add"):
        assert translator.get(address(model, act)).status_code in (302, 403)


def test_an_editor_may_not_delete(editor):
    concept = ConceptFactory()
    editor.post(address("concept", "delete", concept.pk))
    assert Concept.objects.filter(pk=concept.pk).exists()


def test_a_new_concept_with_its_place(editor):
    scheme = SchemeFactory(slug="theme")
    posted = concept_post(
        label_fr="Logement",
        label_ar="السكن",
        definition_en="A roof over one’s head.",
        synonyms_fr="hébergement\n\n  abri  ",
    ) | {
        "memberships-TOTAL_FORMS": 1,
        "memberships-0-scheme": scheme.pk,
        "memberships-0-order": 3,
    }
    response = editor.post(address("concept", "add"), posted)
    assert response.status_code == 302, response.context["form"].errors
    concept = Concept.objects.get(slug="housing")
    assert concept.labels == {"en": "Housing", "fr": "Logement", "ar": "السكن"}
    assert concept.definition == {"en": "A roof over one’s head."}
    assert concept.synonyms == {"fr": ["hébergement", "abri"]}
    assert concept.memberships.get().order == 3


def test_an_edit_keeps_languages_the_form_does_not_show(editor):
    concept = ConceptFactory(slug="housing", labels={"en": "Home", "fr": "Toit", "pt": "Habitação"})
    response = editor.post(address("concept", "edit", concept.pk), concept_post(label_fr=""))
    assert response.status_code == 302, response.context["form"].errors
    concept.refresh_from_db()
    assert concept.labels == {"en": "Housing", "pt": "Habitação"}


def test_the_slug_that_content_refers_to_cannot_be_changed(editor):
    concept = ConceptFactory(slug="housing")
    editor.post(address("concept", "edit", concept.pk), concept_post(slug="homes"))
    concept.refresh_from_db()
    assert concept.slug == "housing"


def test_an_english_label_is_needed(editor):
    response = editor.post(address("concept", "add"), concept_post(label_en=""))
    assert response.status_code == 200
    assert "label_en" in response.context["form"].errors


def test_region_and_country_and_scheme_are_saved(editor):
    region = RegionFactory(slug="africa")
    country = CountryFactory(code="SN", alpha3="SEN")
    editor.post(
        address("country", "edit", "SN"),
        {"code": "XX", "alpha3": "SEN", "m49": "686", "regions": [region.pk]},
    )
    country.refresh_from_db()
    assert (country.m49, list(country.regions.all())) == ("686", [region])
    assert not Country.objects.filter(code="XX").exists()
    editor.post(
        address("region", "add"),
        {"label_en": "West", "slug": "west", "parent": region.pk, "order": 2},
    )
    assert Region.objects.get(slug="west").parent == region
    editor.post(
        address("scheme", "add"), {"label_en": "Tools", "slug": "tools", "order": 1, "is_facet": "on"}
    )
    assert Scheme.objects.get(slug="tools").is_facet


def test_a_region_cannot_be_put_below_itself(editor):
    wide = RegionFactory(slug="africa")
    narrow = RegionFactory(slug="east-africa", parent=wide)
    response = editor.post(
        address("region", "edit", wide.pk),
        {"label_en": "Africa", "slug": "africa", "parent": narrow.pk, "order": 0},
    )
    assert "parent" in response.context["form"].errors


@pytest.mark.parametrize(
    ("model", "words", "found"),
    [
        ("concept", "LOGEMENT", "housing"),
        ("concept", "hébergement", "housing"),
        ("concept", "السكن", "housing"),
        ("country", "senegal", "SN"),
        ("country", "ألمانيا", "DE"),
    ],
)
def test_lists_are_searched_in_every_language(editor, model, words, found):
    ConceptFactory(
        slug="housing",
        labels={"en": "Housing", "fr": "Logement", "ar": "السكن"},
        synonyms={"fr": ["hebergement"]},
    )
    ConceptFactory(slug="health", labels={"en": "Health"})
    CountryFactory(code="SN")
    CountryFactory(code="DE")
    page = editor.get(address(model, "list"), {"q": words})
    assert [getattr(row, "code", None) or row.slug for row in page.context["object_list"]] == [found]


def test_arabic_fields_run_right_to_left():
    field = ConceptForm.base_fields["label_ar"]
    assert (field.widget.attrs["dir"], field.widget.attrs["lang"]) == ("rtl", "ar")
