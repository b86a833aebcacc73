import pytest

from taxonomy.glossary import expansions, glossary
from tests.factories.taxonomy import ConceptFactory

pytestmark = pytest.mark.django_db


def found(text):
    return [(expansion.phrase, expansion.slug) for expansion in expansions(text)]


@pytest.mark.usefixtures("vocabularies")
@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("AVRR Senegal", [("AVRR", "assisted-voluntary-return")]),
        ("guide RVAR", [("RVAR", "assisted-voluntary-return")]),
        ("prise en charge des mineurs non accompagnés", []),
        ("mineur non accompagne en Italie", [("mineur non accompagne", "unaccompanied-child")]),
        ("MHPSS", [("MHPSS", "psychosocial-support")]),
        ("M&E indicators", [("M&E", "monitoring-evaluation"), ("indicators", "monitoring-evaluation")]),
        ("SDG", [("SDG", "sustainable-development-goals")]),
        ("الاتجار بالبشر", [("الاتجار بالبشر", "trafficking")]),
        ("return counselling by phone", [("return counselling", "return-counselling")]),
        ("nothing of the field", []),
        ("", []),
    ],
)
def test_concepts_that_a_query_names(text, concepts):
    assert found(text) == concepts


@pytest.mark.usefixtures("vocabularies")
def test_other_names_come_with_language_and_weight():
    (expansion,) = expansions("housing")
    assert [(v.text, v.language) for v in expansion.variants[:3]] == [
        ("Logement", "fr"),
        ("Vivienda", "es"),
        ("السكن", "ar"),
    ]
    assert len(expansion.variants) <= 6
    (expansion,) = expansions("due diligence process")
    assert (expansion.variants[0].text, expansion.variants[0].weight) == ("DDP", 1.0)


@pytest.mark.usefixtures("vocabularies")
def test_expanding_costs_no_further_query(django_assert_num_queries):
    expansions("housing")
    with django_assert_num_queries(0):
        assert expansions("AVRR and housing")


def test_expansion_follows_an_edit():
    concept = ConceptFactory(labels={"en": "Shelter"}, synonyms={"fr": ["abri"]})
    assert found("abri") == [("abri", concept.slug)]
    concept.synonyms = {"fr": ["toit"]}
    concept.save()
    assert found("abri toit") == [("toit", concept.slug)]


def test_glossary_lists_what_is_explained_in_the_readers_order():
    ConceptFactory(slug="b", labels={"en": "Zone", "fr": "Écho"}, definition={"en": "What it is."})
    ConceptFactory(
        slug="a",
        labels={"en": "Home", "fr": "Foyer"},
        definition={"en": "A house.", "fr": "Une maison."},
        acronym="HM",
        synonyms={"fr": ["maison"]},
    )
    ConceptFactory(slug="unexplained")
    terms = glossary("fr")
    assert [term.label for term in terms] == ["Écho", "Foyer"]
    assert terms[0].definition == "What it is."
    assert (terms[1].acronym, terms[1].synonyms) == ("HM", ("maison",))


@pytest.mark.usefixtures("vocabularies")
def test_a_long_name_gives_way_to_the_short_one_it_holds():
    (expansion,) = expansions("RVAR")
    names = [variant.text for variant in expansion.variants]
    assert names[:4] == [
        "AVRR",
        "assisted voluntary return",
        "retour volontaire assisté",
        "retorno voluntario asistido",
    ]
    # One word alone would stand for much more than the name it is part of.
    (expansion,) = expansions("M&E")
    assert "Monitoring and evaluation" in [variant.text for variant in expansion.variants]
