"""Staff come in with a second factor or not at all."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from people import roles
from tests.cast import TOTP_SECRET
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
DOORS = ("/admin/", "/django-admin/")


def code_now(secret=TOTP_SECRET):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def plain_session(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("group", [roles.EDITORS, roles.TRANSLATORS, roles.ADMINS])
def test_staff_without_a_factor_are_sent_to_set_one_up(door, group):
    answer = plain_session(UserFactory(groups=[group])).get(door)
    assert answer["Location"] == reverse("mfa_index")


@pytest.mark.parametrize("door", DOORS)
def test_a_superuser_needs_one_as_well(door):
    answer = plain_session(UserFactory(is_superuser=True)).get(door)
    assert answer["Location"] == reverse("mfa_index")


@pytest.mark.parametrize("door", DOORS)
def test_a_session_that_has_not_shown_the_factor_shows_it_first(cast, door):
    client = plain_session(cast.admin)
    answer = client.get(door)
    assert answer["Location"].startswith(reverse("mfa_reauthenticate"))
    shown = client.post(answer["Location"], {"code": code_now(), "next": door})
    assert shown["Location"] == door
    assert client.get(door).status_code == 200


@pytest.mark.parametrize("door", DOORS)
def test_people_without_business_there_are_not_asked_for_a_factor(cast, client_of, door):
    for person in (cast.outsider, cast.moderator):
        answer = client_of(person).get(door, follow=True)
        assert answer.redirect_chain[-1][0] == reverse("people:dashboard")


def test_who_opens_which_door(cast, client_of):
    opened = {
        name: tuple(client_of(user).get(door).status_code == 200 for door in DOORS) for name, user in cast
    }
    assert opened == {
        **dict.fromkeys(opened, (False, False)),
        "editor": (True, False),
        "translator": (True, False),
        "admin": (True, True),
    }


def test_leaving_the_group_closes_the_door_at_the_next_request(cast, client_of):
    client = client_of(cast.admin)
    assert [client.get(door).status_code for door in DOORS] == [200, 200]
    cast.admin.groups.clear()
    assert [client.get(door).status_code for door in DOORS] == [302, 302]


def test_signing_in_asks_for_the_code(cast):
    client = Client()
    answer = client.post("/en/account/login/", {"login": cast.editor.email, "password": PASSWORD})
    assert answer["Location"] == reverse("mfa_authenticate")
    assert b'name="code"' in client.get(answer["Location"]).content
    assert "_auth_user_id" not in client.session
    client.post(answer["Location"], {"code": code_now()})
    assert client.get("/admin/").status_code == 200


@pytest.fixture
def at_once(monkeypatch):
    """What waits for the commit happens inside the request, as it does outside of tests."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, **kwargs: act())


def test_setting_up_an_app(client_of, cast, fresh_proof, mailoutbox, at_once):
    client = fresh_proof(client_of(cast.member), cast.member)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "1"})
    assert wrong.status_code == 200
    assert wrong.context["form"].secret == secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    codes = client.get(reverse("mfa_download_recovery_codes"))
    assert codes["Content-Disposition"].startswith("attachment")
    assert len(codes.content.split()) == 10
    assert [letter.subject for letter in mailoutbox] == ["Authenticator app switched on"]


def test_setting_up_opens_the_editors_part_in_the_same_session(fresh_proof, at_once):
    editor = UserFactory(groups=[roles.EDITORS])
    client = fresh_proof(plain_session(editor), editor)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert client.get("/admin/").status_code == 200


def test_switching_off_closes_it_again(cast, client_of, fresh_proof):
    client = fresh_proof(client_of(cast.editor), cast.editor)
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get("/admin/")["Location"] == reverse("mfa_index")


def test_the_secret_is_not_in_the_database_as_it_is(cast):
    stored = Authenticator.objects.get(user=cast.editor, type="totp").data["secret"]
    assert TOTP_SECRET not in stored


def test_an_older_key_still_opens_secrets(cast, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key " * 5
    assert Authenticator.objects.get(user=cast.editor, type="totp").wrap().validate_code(code_now())


def test_passkey_sign_in_offers_a_challenge(client):
    answer = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    assert answer.json()["request_options"]["publicKey"]["challenge"]
    assert client.post(reverse("mfa_login_webauthn"), {"credential": "{}"})["Location"]


def test_tables_do_not_show_secrets(cast, client_of):
    client = client_of(cast.admin)
    cast.admin.is_superuser = True
    cast.admin.save()
    for path in ("mfa/authenticator/", "usersessions/usersession/", "account/emailconfirmation/"):
        assert client.get(f"/django-admin/{path}", follow=True).status_code == 404
    assert client.get("/django-admin/people/user/").status_code == 200
    assert client.get("/django-admin/password_change/")["Location"] == reverse("account_change_password")
