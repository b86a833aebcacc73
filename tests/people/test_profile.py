"""A member's profile: theirs to fill in, shown only where they said so."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.access import can_see_profile, profiles_visible_to
from people.models import Profile
from people.roles import COUNSELLORS
from tests.factories.people import UserFactory, listed
from tests.factories.taxonomy import ConceptFactory, CountryFactory

pytestmark = pytest.mark.django_db
EDIT, LIST = "/en/people/profile/", "/en/people/colleagues/"


@pytest.fixture
def places():
    CountryFactory(code="GH")
    CountryFactory(code="SN")
    ConceptFactory(slug="housing", scheme="theme")


def filled(**changes):
    return {
        "display_name": "Ana  Ferrum",
        "role": "Return counsellor",
        "organisation": "Harbour office",
        "country": "GH",
        "languages": ["en", "fr"],
        "interests": ["housing"],
        "bio": "Works with embassies.",
        "is_listed": "on",
        **changes,
    }


def test_it_works(cast, client_of, places):
    client = client_of(cast.member)
    assert client.post(EDIT, filled())["Location"] == EDIT
    profile = Profile.objects.get(user=cast.member)
    assert (profile.display_name, profile.country_id, profile.languages) == ("Ana Ferrum", "GH", ["en", "fr"])
    assert [concept.slug for concept in profile.interests.all()] == ["housing"]
    page = client_of(cast.outsider).get(profile.get_absolute_url()).content.decode()
    for fact in (
        "Ana Ferrum",
        "Return counsellor",
        "Harbour office",
        "Ghana",
        "French",
        "housing en",
        "Works with",
    ):
        assert fact in page
    assert cast.member.email not in page


@pytest.mark.parametrize(
    "changes",
    [
        {"display_name": ""},
        {"country": "XX"},
        {"languages": ["klingon"]},
        {"interests": ["nothing"]},
        {"use_pseudonym": "on", "pseudonym": " "},
        {"bio": "x" * 1001},
    ],
)
def test_bad_input_keeps_what_was_typed(cast, client_of, places, changes):
    answer = client_of(cast.member).post(EDIT, filled(**changes))
    assert answer.status_code == 400
    html = answer.content.decode()
    assert "There is a problem" in html
    assert "Harbour office" in html
    assert not Profile.objects.get(user=cast.member).organisation


def test_methods(cast, client_of):
    client = client_of(cast.member)
    assert client.put(EDIT).status_code == 405
    assert client.post(LIST).status_code == 405
    assert client.post("/en/people/").status_code == 405
    assert client.post(reverse("people:security")).status_code == 405


def test_a_pseudonym_takes_the_place_of_the_name_everywhere(cast, client_of):
    listed(cast.member, use_pseudonym=True, pseudonym="Heron", display_name="Real Name")
    client = client_of(cast.outsider)
    for address in (cast.member.profile.get_absolute_url(), LIST):
        html = client.get(address).content.decode()
        assert "Heron" in html
        assert "Real Name" not in html
    assert str(cast.member) == cast.member.get_full_name() == "Heron"


def test_the_order_of_the_list_does_not_give_the_name_away(cast, client_of):
    listed(cast.member, use_pseudonym=True, pseudonym="Zebra", display_name="Aaron")
    listed(cast.counsellor, display_name="Miriam")
    people = client_of(cast.outsider).get(LIST).context["people"]
    assert [person.name for person in people] == ["Miriam", "Zebra"]


def test_hidden_switched_off_and_unknown_profiles_answer_alike(cast, client_of):
    listed(cast.practitioner)
    type(cast.practitioner).objects.filter(pk=cast.practitioner.pk).update(is_active=False)
    client = client_of(cast.outsider)
    for address in (
        cast.member.profile.get_absolute_url(),
        cast.practitioner.profile.get_absolute_url(),
        reverse("people:person", args=[uuid.uuid4()]),
    ):
        assert client.get(address).status_code == 404
    assert client_of(cast.member).get(cast.member.profile.get_absolute_url()).status_code == 200


def test_predicate_and_rows_agree(cast):
    listed(cast.counsellor)
    listed(cast.editor)
    type(cast.editor).objects.filter(pk=cast.editor.pk).update(is_active=False)
    for _name, viewer in cast:
        rows = set(profiles_visible_to(viewer).values_list("pk", flat=True))
        seen = {
            profile.pk
            for profile in Profile.objects.select_related("user")
            if can_see_profile(viewer, profile)
        }
        assert rows == seen


def test_filters(cast, client_of, places):
    listed(cast.counsellor, country_id="GH", languages=["en", "tw"])
    listed(cast.practitioner, country_id="SN", languages=["fr"])
    client = client_of(cast.outsider)

    def found(query):
        return [person.name for person in client.get(LIST + query).context["people"]]

    assert found("") == ["Counsellor", "Practitioner"]
    assert found("?country=GH") == ["Counsellor"]
    assert found("?language=fr") == ["Practitioner"]
    assert found("?role=counsellor") == ["Counsellor"]
    assert found("?role=counsellor&country=SN") == []
    assert found("?country=%00&language='&role=x&page=999") == ["Counsellor", "Practitioner"]
    assert "Nobody fits" in client.get(LIST + "?country=SN&role=counsellor").content.decode()


def test_queries_do_not_grow_with_the_list(cast, client_of, places):
    client = client_of(cast.outsider)

    def count():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(LIST).status_code == 200
        return len(captured)

    listed(cast.counsellor, country_id="GH")
    client.get(LIST)
    few = count()
    for number in range(20):
        listed(UserFactory(groups=[COUNSELLORS], name=f"Person {number}"), country_id="GH", languages=["en"])
    assert count() == few <= 9


def test_visitors_see_nobody(client, cast):
    listed(cast.counsellor)
    for address in (LIST, cast.counsellor.profile.get_absolute_url()):
        answer = client.get(address)
        assert answer.status_code == 302
        assert "Counsellor" not in answer.content.decode()


def test_every_account_has_one_profile_and_no_name_shows_an_address(cast):
    user = type(cast.member).objects.create_user("somebody@waymark.example")
    assert str(user) == "Member"
    assert Profile.objects.filter(user=user).count() == 1


def test_a_name_is_one_line_of_signs_that_can_be_seen(cast, client_of, places):
    """A control sign would take the feeds with this name from everybody."""
    hostile = "Ana\x01\x0b\r\nBcc:\u202e Ferrum\x7f\uffff"
    assert (
        client_of(cast.member)
        .post(EDIT, filled(display_name=hostile, pseudonym="Blue\x02 heron"))
        .status_code
        == 302
    )
    cast.member.profile.refresh_from_db()
    assert (cast.member.profile.display_name, cast.member.profile.pseudonym) == (
        "Ana Bcc: Ferrum",
        "Blue heron",
    )
