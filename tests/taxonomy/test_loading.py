from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from taxonomy import labels
from taxonomy.entries import VocabularyError
from taxonomy.loading import load_vocabularies
from taxonomy.models import Concept, ConceptMatch, Country, Region, Scheme, SchemeMembership
from tests.factories.taxonomy import ConceptFactory, SchemeMembershipFactory

pytestmark = pytest.mark.django_db

NAMES = 'label.en = "{0}"\nlabel.fr = "{0} fr"\nlabel.es = "{0} es"\nlabel.ar = "{0} ar"\n'
SCHEME = 'slug = "{0}"\n' + NAMES
CONCEPT = '[[concept]]\nslug = "{0}"\n' + NAMES


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "themes.toml").write_text(
        SCHEME.format("theme")
        + CONCEPT.format("health")
        + 'synonyms.en = ["medical"]\n[[concept.match]]\nto = "housing"\nkind = "related"\n'
        + CONCEPT.format("housing")
    )
    (tmp_path / "topics.toml").write_text(
        SCHEME.format("topic") + '[[concept]]\nslug = "housing"\nbroader = "health"\nnotation = "1"\n'
    )
    (tmp_path / "regions.toml").write_text(
        '[[region]]\nslug = "north-africa"\nparent = "africa"\n'
        + NAMES.format("North Africa")
        + '[[region]]\nslug = "africa"\n'
        + NAMES.format("Africa")
    )
    (tmp_path / "countries.toml").write_text(
        '[[country]]\ncode = "MA"\nalpha3 = "MAR"\nm49 = "504"\nregions = ["north-africa"]\n'
    )
    return tmp_path


def rows():
    models = (Scheme, Concept, SchemeMembership, ConceptMatch, Region, Country)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_loading_twice_changes_nothing(folder):
    first = load_vocabularies(folder)
    before = rows()
    second = load_vocabularies(folder)
    assert rows() == before
    assert (first.created, first.updated) == (11, 0)
    assert (second.created, second.updated, second.unchanged) == (0, 0, 11)


def test_a_concept_of_two_files_is_one_row(folder):
    load_vocabularies(folder)
    housing = Concept.objects.get(slug="housing")
    assert set(housing.schemes.values_list("slug", flat=True)) == {"theme", "topic"}
    place = housing.memberships.get(scheme__slug="topic")
    assert (place.broader.slug, place.notation) == ("health", "1")


def test_regions_may_come_before_their_parent(folder):
    load_vocabularies(folder)
    assert labels.regions_of(["MA"]) == {"north-africa", "africa"}


def test_the_file_wins_over_a_changed_row(folder):
    load_vocabularies(folder)
    Concept.objects.filter(slug="health").update(labels={"en": "Wellness"}, acronym="H")
    Region.objects.filter(slug="north-africa").update(parent=None)
    tally = load_vocabularies(folder)
    health = Concept.objects.get(slug="health")
    assert (health.labels["en"], health.acronym, tally.updated) == ("health", "", 1)
    assert Region.objects.get(slug="north-africa").parent.slug == "africa"


def test_new_only_leaves_existing_rows_alone(folder):
    load_vocabularies(folder)
    Concept.objects.filter(slug="health").update(labels={"en": "Wellness"})
    Region.objects.filter(slug="north-africa").update(parent=None)
    Concept.objects.get(slug="housing").delete()
    tally = load_vocabularies(folder, overwrite=False)
    assert Concept.objects.get(slug="health").labels == {"en": "Wellness"}
    assert Region.objects.get(slug="north-africa").parent is None
    assert tally.updated == 0
    assert Concept.objects.filter(slug="housing").exists()


def test_what_editors_added_stays(folder):
    load_vocabularies(folder)
    own = ConceptFactory(slug="own", scheme="theme")
    health = Concept.objects.get(slug="health")
    health.labels["pt"] = "Saúde"
    health.synonyms = {"en": ["medical", "care"], "pt": ["cuidados"]}
    health.save()
    SchemeMembershipFactory(concept=health, scheme=Scheme.objects.get(slug="topic"))
    extra = Region.objects.create(slug="maghreb", labels={"en": "Maghreb"})
    Country.objects.get(code="MA").regions.add(extra)
    load_vocabularies(folder)
    health.refresh_from_db()
    assert Concept.objects.filter(pk=own.pk).exists()
    assert health.labels["pt"] == "Saúde"
    assert health.synonyms == {"en": ["medical", "care"], "pt": ["cuidados"]}
    assert health.schemes.count() == 2
    assert set(Country.objects.get(code="MA").regions.values_list("slug", flat=True)) == {
        "maghreb",
        "north-africa",
    }


def test_labels_in_memory_follow_a_load(folder):
    assert "health" not in labels.concept_labels("en")
    load_vocabularies(folder)
    assert labels.concept_labels("fr")["health"] == "health fr"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('slug = "bad', "bad.toml: not valid TOML"),
        (NAMES.format("x"), "bad.toml: slug is missing"),
        ('slug = "bad"\n', "bad.toml: label is missing"),
        ('slug = "bad"\nlabel.en = "Bad"\n', "bad.toml: label lacks fr, es, ar"),
        (SCHEME.format("bad") + "colour = 1\n", "bad.toml: unknown key 'colour'"),
        (SCHEME.format("bad") + 'order = "first"\n', "bad.toml: order must be a whole number"),
        (SCHEME.format("bad") + 'facet = "yes"\n', "bad.toml: facet must be true or false"),
        (SCHEME.format("bad") + "[concept]\n", "bad.toml: concept must be a list of tables"),
        (SCHEME.format("bad") + '[[concept]]\nslug = "x"\n', "no file describes the concept 'x'"),
        (SCHEME.format("theme"), "scheme 'theme' is described more than once"),
        (SCHEME.format("bad") + CONCEPT.format("health"), "concept 'health' is described more than once"),
        (
            SCHEME.format("bad") + '[[concept]]\nslug = "x"\nacronym = "X"\n',
            "bad.toml: x: label is missing",
        ),
        (
            SCHEME.format("bad") + CONCEPT.format("x") + "acronym = 1\n",
            "bad.toml: x: acronym must be text",
        ),
        (
            SCHEME.format("bad") + CONCEPT.format("x") + 'synonyms.en = "y"\n',
            "bad.toml: x: synonyms: en must be a list of texts",
        ),
        (
            SCHEME.format("bad") + CONCEPT.format("x") + '[[concept.match]]\nto = "health"\nkind = "near"\n',
            "bad.toml: x: health: match kind 'near' is not one of exact, close, related",
        ),
        (
            SCHEME.format("bad") + CONCEPT.format("x") + 'broader = "nobody"\n',
            "x: no file describes the concept 'nobody'",
        ),
        ('[[country]]\ncode = "Fr"\nalpha3 = "FRA"\n', "bad.toml: Fr: code must be two capital letters"),
        (
            '[[country]]\ncode = "FR"\nalpha3 = "FRA"\nregions = ["nowhere"]\n',
            "FR: no file describes the region 'nowhere'",
        ),
    ],
)
def test_a_faulty_file_is_named_and_nothing_is_loaded(folder, content, message):
    (folder / "bad.toml").write_text(content)
    with pytest.raises(VocabularyError, match=r".*") as caught:
        load_vocabularies(folder)
    assert message in str(caught.value)
    assert not Concept.objects.exists()


def test_the_command_says_what_it_did(folder):
    out = StringIO()
    call_command("load_vocabularies", folder, stdout=out)
    call_command("load_vocabularies", folder, "--new-only", stdout=out)
    assert out.getvalue().splitlines() == [
        "11 created, 0 updated, 0 unchanged",
        "0 created, 0 updated, 11 unchanged",
    ]


def test_the_command_explains_a_fault(tmp_path):
    with pytest.raises(CommandError, match="no such folder"):
        call_command("load_vocabularies", tmp_path / "absent")
