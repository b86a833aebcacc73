"""From the first visit to a confirmed account, and back in when the password is forgotten."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import translation

from people.models import User
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
NEW = {
    "display_name": "Nadia Ferrum",
    "email": "Nadia@Waymark.example",
    "password1": "seven quiet lanterns",
    "password2": "seven quiet lanterns",
}


def link_in(letter):
    return re.search(r"https?://[^/\s]+(/\S+)", letter.body).group(1)


def sign_up(client, language="en", **changes):
    with translation.override(language):
        return client.post(reverse("account_signup"), {**NEW, **changes})


def test_sign_up_asks_for_a_name_and_confirms_the_address(client, mailoutbox):
    answer = sign_up(client)
    assert answer["Location"] == reverse("account_email_verification_sent")
    user = User.objects.get(email="nadia@waymark.example")
    assert user.profile.public_name == "Nadia Ferrum"
    assert not EmailAddress.objects.get(user=user).verified
    # Nobody comes in before the address is confirmed.
    client.post(reverse("account_login"), {"login": user.email, "password": NEW["password1"]})
    assert "_auth_user_id" not in client.session
    link = link_in(mailoutbox[0])
    page = Client().get(link)
    assert user.email in page.content.decode()
    assert not EmailAddress.objects.get(user=user).verified, "opening the link alone must not confirm it"
    Client().post(link)
    assert EmailAddress.objects.get(user=user).verified
    client.post(reverse("account_login"), {"login": user.email, "password": NEW["password1"]})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_letters_come_in_the_readers_language_and_look(client, mailoutbox):
    sign_up(client, language="fr")
    user = User.objects.get()
    assert user.profile.site_language == "fr"
    assert "/fr/account/confirm-email/" in mailoutbox[0].body
    assert "Waymark" in mailoutbox[0].body
    html = mailoutbox[0].alternatives[0].content
    assert '<html lang="fr"' in html
    assert " style=" not in html
    assert html.count(link_in(mailoutbox[0])) == 2, "the link and its words, not a third time"


@pytest.mark.parametrize(
    "changes",
    [{"display_name": ""}, {"email": "nobody"}, {"password2": "something else"}, {"password1": "short"}],
)
def test_bad_input_keeps_what_was_typed(client, changes):
    answer = sign_up(client, **changes)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "There is a problem" in html
    assert changes.get("email", "Nadia@Waymark.example") in html
    assert NEW["password1"] not in html
    assert not User.objects.exists()


def test_a_robot_that_fills_the_trap_is_told_all_went_well(client, mailoutbox):
    answer = sign_up(client, leave_empty="http://spam.example")
    assert answer["Location"] == reverse("account_email_verification_sent")
    assert not User.objects.exists()
    assert not mailoutbox


def test_an_address_that_is_taken_is_told_to_its_owner_alone(client, mailoutbox):
    UserFactory(email="nadia@waymark.example")
    answer = sign_up(client)
    assert answer["Location"] == reverse("account_email_verification_sent")
    assert mailoutbox[0].subject == "You have an account already"
    assert User.objects.count() == 1


def test_reset_sets_a_password_and_ends_all_sessions(client, mailoutbox):
    user = UserFactory()
    elsewhere = Client()
    elsewhere.force_login(user)
    client.post(reverse("account_reset_password"), {"email": user.email})
    form = client.get(link_in(mailoutbox[0]), follow=True)
    path = form.redirect_chain[-1][0]
    assert user.email not in form.content.decode()
    refused = client.post(path, {"password1": "short", "password2": "short"})
    assert "There is a problem" in refused.content.decode()
    done = client.post(path, {"password1": "nine paper boats", "password2": "nine paper boats"})
    assert done["Location"] == reverse("account_reset_password_from_key_done")
    assert elsewhere.get(reverse("people:dashboard")).status_code == 302
    assert [letter.subject for letter in mailoutbox][1] == "Your password was set anew"
    client.post(reverse("account_login"), {"login": user.email, "password": "nine paper boats"})
    assert "_auth_user_id" in client.session
    assert "does not work any more" in Client().get(link_in(mailoutbox[0]), follow=True).content.decode()


def test_changing_the_password_ends_the_other_sessions_only(cast, client_of, mailoutbox):
    here, elsewhere = client_of(cast.member), client_of(cast.member)
    answer = here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "nine paper boats", "password2": "nine paper boats"},
    )
    assert answer["Location"] == reverse("people:security")
    assert here.get(reverse("people:dashboard")).status_code == 200
    assert elsewhere.get(reverse("people:dashboard")).status_code == 302
    assert mailoutbox[0].subject == "Your password was changed"


def test_sign_out_elsewhere(cast):
    here, elsewhere = Client(), Client()
    for browser in (here, elsewhere):
        browser.post(reverse("account_login"), {"login": cast.member.email, "password": PASSWORD})
    page = here.get(reverse("usersessions_list"))
    assert page.context["session_count"] == 2
    here.post(reverse("usersessions_list"))
    assert here.get(reverse("people:dashboard")).status_code == 200
    assert elsewhere.get(reverse("people:dashboard")).status_code == 302


def test_the_new_address_counts_once_it_is_confirmed(cast, client_of, fresh_proof, mailoutbox):
    client = fresh_proof(client_of(cast.member), cast.member)
    client.post(reverse("account_email"), {"action_add": "1", "email": "new@waymark.example"})
    page = client.get(reverse("account_email")).content.decode()
    assert "member@waymark.example" in page
    assert "new@waymark.example" in page
    cast.member.refresh_from_db()
    assert cast.member.email == "member@waymark.example"
    client.post(link_in(mailoutbox[-1]))
    cast.member.refresh_from_db()
    assert cast.member.email == "new@waymark.example"


def test_a_switched_off_account_stays_out(client):
    user = UserFactory(is_active=False)
    answer = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert answer["Location"] == reverse("account_inactive")


def test_a_mail_server_that_is_down_stops_nobody(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert sign_up(client).status_code == 302


def test_sign_in_leads_back_but_not_away(client):
    user = UserFactory()
    for target, place in (("/en/people/data/", "/en/people/data/"), ("https://evil.example/", "/en/people/")):
        client.post(reverse("account_logout"))
        answer = client.post(
            reverse("account_login"), {"login": user.email, "password": PASSWORD, "next": target}
        )
        assert answer["Location"] == place


def test_an_account_made_at_the_console_needs_no_letter(client, mailoutbox):
    user = User.objects.create_superuser("operator@waymark.example", PASSWORD)
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(user.pk)
    assert not mailoutbox
