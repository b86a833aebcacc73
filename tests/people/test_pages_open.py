"""Every page of the account in every language: it opens, has one heading, and no word is left untranslatable."""

import pytest
from django.urls import reverse
from django.utils import translation

pytestmark = pytest.mark.django_db

ENTRANCE = (
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_email_verification_sent",
    "account_inactive",
)
OWN = (
    "account_email",
    "account_change_password",
    "account_logout",
    "mfa_index",
    "mfa_list_webauthn",
    "usersessions_list",
    "people:dashboard",
    "people:profile",
    "people:security",
    "people:role",
    "people:colleagues",
    "people:data",
)
PROVEN = ("mfa_activate_totp", "mfa_add_webauthn", "people:delete")


def in_language(name, code):
    with translation.override(code):
        return reverse(name)


def check(answer):
    assert answer.status_code == 200
    html = answer.content.decode()
    assert html.count("<h1") == 1
    assert " style=" not in html
    for script in html.split("<script")[1:]:
        tag = script.split(">", 1)[0]
        assert " src=" in tag or 'type="application/json"' in tag
    return html


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("name", ENTRANCE)
def test_entrance_opens_for_visitors(client, name, code):
    html = check(client.get(in_language(name, code)))
    assert f'lang="{code}"' in html


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("name", OWN)
def test_own_pages_open_and_send_visitors_to_sign_in(cast, client, client_of, name, code):
    address = in_language(name, code)
    check(client_of(cast.outsider).get(address))
    if name != "account_logout":
        answer = client.get(address)
        assert answer.status_code == 302
        assert "/account/login/" in answer["Location"]


@pytest.mark.parametrize("name", PROVEN)
def test_pages_that_ask_who_you_are_first(cast, client_of, fresh_proof, name):
    client = client_of(cast.member)
    address = in_language(name, "en")
    asked = client.get(address)
    assert asked.status_code == 302
    assert "reauthenticate" in asked["Location"]
    check(client.get(asked["Location"]))
    check(fresh_proof(client, cast.member).get(address))


@pytest.mark.parametrize(
    "name", ["mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp"]
)
def test_second_factor_pages_of_staff(cast, client_of, fresh_proof, name):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    RecoveryCodes.activate(cast.editor)
    check(fresh_proof(client_of(cast.editor), cast.editor).get(in_language(name, "en")))


def test_the_dashboard_costs_the_same_for_who_follows_much(cast, client_of, django_assert_max_num_queries):
    client = client_of(cast.moderator)
    client.get("/en/people/")
    with django_assert_max_num_queries(18):
        client.get("/en/people/")
