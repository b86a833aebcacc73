"""A case by fields becomes a topic; a rare one is warned of."""

import pytest
from django.urls import reverse

from forums.models import CaseShape, Draft, Topic
from tests.factories.taxonomy import ConceptFactory, CountryFactory

pytestmark = pytest.mark.django_db
WARNING = "The person may be recognised"


@pytest.fixture
def fields(db):
    for code in ("DE", "SN"):
        CountryFactory(code=code)
    for slug in ("housing", "health"):
        ConceptFactory(slug=slug, scheme="theme")
    return {
        "title": "Who can host somebody for a month?",
        "host": "DE",
        "origin": "SN",
        "age_band": "30-44",
        "need": "housing",
        "needs": ["health"],
        "tried": "Two shelters were full.",
        "question": "Is there a third one?",
        "language": "en",
    }


def share(client, topic, fields):
    return client.post(reverse("forums:share_case", args=[topic.forum.slug]), fields)


def post_it(client, topic, shown):
    form = shown.context["form"]
    data = {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}
    return client.post(reverse("forums:start", args=[topic.forum.slug]), data)


def test_it_works(cast, client_of, topic, fields):
    client = client_of(cast.counsellor)
    assert client.get(reverse("forums:share_case", args=[topic.forum.slug])).status_code == 200
    shown = share(client, topic, fields)
    assert shown.status_code == 200
    assert WARNING in shown.content.decode()
    assert not CaseShape.objects.exists()
    assert "Two shelters were full." in Draft.objects.get().source
    assert post_it(client, topic, shown).status_code == 302
    made = Topic.objects.get(title=fields["title"])
    source = made.posts.get().source
    for words in ("Germany to Senegal", "30 to 44", "Two shelters were full.", "Is there a third one?"):
        assert words in source
    shape = CaseShape.objects.get(topic=made)
    assert (shape.host_id, shape.origin_id, shape.age_band, shape.need.slug) == (
        "DE",
        "SN",
        "30-44",
        "housing",
    )
    assert {concept.slug for concept in made.concepts.all()} == {"housing", "health"}


def test_the_fifth_of_a_kind_is_not_rare(cast, client_of, topic, fields):
    client = client_of(cast.counsellor)
    need = ConceptFactory(slug="work", scheme="theme")
    for _ in range(4):
        CaseShape.objects.create(host_id="DE", origin_id="SN", age_band="30-44", need=need)
    assert WARNING not in share(client, topic, fields | {"need": "work"}).content.decode()
    assert WARNING in share(client, topic, fields | {"need": "work", "age_band": "60-"}).content.decode()
    assert WARNING in share(client, topic, fields).content.decode()


@pytest.mark.parametrize(
    "wrong", [{"host": ""}, {"age_band": "x"}, {"need": "nothing"}, {"tried": " "}], ids=str
)
def test_bad_fields_keep_the_words(cast, client_of, topic, fields, wrong):
    response = share(client_of(cast.counsellor), topic, fields | wrong)
    assert response.status_code == 422
    assert "Is there a third one?" in response.content.decode()
    assert Topic.objects.count() == 1


@pytest.mark.parametrize("case", ["", "x", "30-44:", "30-44:nothing", "99:housing", "30-44:housing" * 50])
def test_an_odd_case_field_counts_nothing(cast, client_of, topic, fields, case):
    client = client_of(cast.counsellor)
    data = {"title": "Who can host them?", "source": "Words.", "language": "en", "key": "k", "case": case}
    url = reverse("forums:start", args=[topic.forum.slug])
    assert client.post(url, data | {"host": "DE", "origin": "SN"}).status_code in {302, 422}
    assert not CaseShape.objects.exists()


def test_a_shared_case_passes_the_gate_too(cast, client_of, topic, fields):
    client = client_of(cast.counsellor)
    shown = share(client, topic, fields | {"tried": "My client Fatou Diallo asked two shelters."})
    assert post_it(client, topic, shown).status_code == 422
    assert Topic.objects.count() == 1
