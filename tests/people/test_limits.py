"""Tries are counted once, for all doors and all processes."""

import re

import pytest
from django.core.cache import caches
from django.urls import reverse

from config.caches import RoutedCache
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
DOORS = ("/admin/login/", "/django-admin/login/", "/en/account/login/", "/en/_util/login/")
REFUSAL = "Too many failed"


def without_tokens(answer):
    """The page, but for what differs at every request."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", answer.content.decode())


def at_the_form(client, door):
    """Follow the door to the one form there is."""
    answer = client.get(door, follow=True)
    assert answer.status_code == 200
    assert b'name="login"' in answer.content
    path = answer.redirect_chain[-1][0] if answer.redirect_chain else door
    return path


def try_password(client, email, password, door="/en/account/login/"):
    return client.post(at_the_form(client, door), {"login": email, "password": password})


@pytest.mark.parametrize("door", DOORS)
def test_right_password_is_refused_on_every_door_after_five_wrong_ones(client, door):
    user = UserFactory()
    for _number in range(5):
        answer = try_password(client, user.email, "not the pass phrase")
        assert REFUSAL not in answer.content.decode()
    answer = try_password(client, user.email, PASSWORD, door)
    assert answer.status_code == 200
    assert REFUSAL in answer.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("door", DOORS)
def test_a_password_posted_to_any_door_signs_nobody_in(client, door):
    user = UserFactory()
    if door != "/en/account/login/":
        client.post(door, {"username": user.email, "login": user.email, "password": PASSWORD})
        assert "_auth_user_id" not in client.session


def test_another_host_name_is_no_second_set_of_tries(client, settings):
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]
    user = UserFactory()
    for host in ("testserver", "localhost") * 3:
        answer = client.post(
            "/en/account/login/", {"login": user.email.upper(), "password": "wrong"}, headers={"host": host}
        )
    assert REFUSAL in answer.content.decode()


def test_known_and_unknown_addresses_get_the_same_answer(client):
    known = UserFactory(email="known-one@waymark.example")
    answers = [
        without_tokens(client.post("/en/account/login/", {"login": email, "password": "wrong"}))
        for email in (known.email, "nobody-is@waymark.example")
    ]
    assert answers[0].replace(known.email, "X") == answers[1].replace("nobody-is@waymark.example", "X")


def test_unknown_address_costs_one_hash_as_well(client, monkeypatch):
    from django.contrib.auth.hashers import MD5PasswordHasher

    user, counted = UserFactory(), []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *args, **kwargs: counted.append(1) or encode(*args, **kwargs)
    )
    client.post("/en/account/login/", {"login": user.email, "password": "wrong"})
    known = len(counted)
    client.post("/en/account/login/", {"login": "nobody@waymark.example", "password": "wrong"})
    assert known == len(counted) - known == 1


def test_reset_answers_the_same_for_every_address(client, mailoutbox):
    user = UserFactory()
    places = [
        client.post(reverse("account_reset_password"), {"email": email})["Location"]
        for email in (user.email, "nobody@waymark.example")
    ]
    assert places[0] == places[1]
    assert len(mailoutbox) == 2


def test_wrong_codes_are_counted_by_account(client, cast):
    from tests.factories.people import PASSWORD as word

    for _number in range(5):
        client.post("/en/account/login/", {"login": cast.editor.email, "password": word})
        answer = client.post(reverse("mfa_authenticate"), {"code": "000000"})
        assert REFUSAL not in answer.content.decode()
    answer = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert REFUSAL in answer.content.decode()


def test_a_used_code_is_used_for_every_process():
    one, other = RoutedCache("one", {}), RoutedCache("other", {})
    assert one.add("allauth.mfa.totp.used?user=1&code=123456", "y", 30)
    assert not other.add("allauth.mfa.totp.used?user=1&code=123456", "y", 30)


def test_counts_are_shared_and_the_rest_is_not():
    one, other = RoutedCache("one", {}), RoutedCache("other", {})
    one.set("allauth:rl:login", [1, 2], 60)
    one.set("page", "text", 60)
    assert other.get("allauth:rl:login") == [1, 2]
    assert other.get("page") is None
    other.delete("allauth:rl:login")
    assert one.get("allauth:rl:login") is None


def test_the_table_of_counts_is_made_by_migrations():
    from django.apps import apps
    from django.db import connection

    from people.rights import make_shared_cache

    table = caches["limits"]._table
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {table}")
    make_shared_cache(sender=apps.get_app_config("people"), using="default")
    assert table in connection.introspection.table_names()


def test_too_many_tries_from_one_place_end_at_a_page_of_the_site(client):
    for number in range(30):
        client.post("/fr/account/login/", {"login": f"person-{number}@waymark.example", "password": "wrong"})
    answer = client.post("/fr/account/login/", {"login": "one@waymark.example", "password": "wrong"})
    assert answer.status_code == 429
    assert 'id="main"' in answer.content.decode()
