"""Taking one's data away, and ending the account."""

import json

import pytest
from django.test import Client

from people import roles
from people.models import RoleRequest, User
from tests.factories.people import PASSWORD, RoleRequestFactory, listed

pytestmark = pytest.mark.django_db
DOWNLOAD, DELETE = "/en/people/data/download/", "/en/people/data/delete/"


def test_the_file_holds_what_is_known_and_no_secrets(cast, client_of, fresh_proof):
    listed(cast.editor, bio="Likes maps.", languages=["fr"])
    RoleRequestFactory(user=cast.editor, reason="Because of my work on the coast.")
    answer = fresh_proof(client_of(cast.editor), cast.editor).get(DOWNLOAD)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    data = json.loads(answer.content)
    assert data["account"]["email"] == cast.editor.email
    assert data["profile"]["bio"] == "Likes maps."
    assert data["sign_in"]["second_factors"][0]["type"] == "totp"
    assert data["records"]["people.rolerequest.user"][0]["reason"] == "Because of my work on the coast."
    text = answer.content.decode()
    assert cast.editor.password not in text
    assert cast.editor.authenticator_set.get().data["secret"] not in text


def test_other_peoples_rows_are_not_in_it(cast, client_of, fresh_proof):
    RoleRequestFactory(
        user=cast.member, decided_by=cast.moderator, state="approved", reason="Only for moderators."
    )
    answer = fresh_proof(client_of(cast.moderator), cast.moderator).get(DOWNLOAD)
    assert "Only for moderators." not in answer.content.decode()


@pytest.mark.parametrize("address", [DOWNLOAD, DELETE])
def test_who_you_are_is_asked_first(cast, client_of, client, address):
    assert "reauthenticate" in client_of(cast.member).get(address)["Location"]
    assert "login" in client.get(address)["Location"]
    assert client_of(cast.member).put(address).status_code == 405


def test_the_password_opens_the_way(cast, client_of):
    client = client_of(cast.member)
    place = client.get(DOWNLOAD)["Location"]
    wrong = client.post(place, {"password": "wrong", "next": DOWNLOAD})
    assert wrong.status_code == 200
    assert client.post(place, {"password": PASSWORD, "next": DOWNLOAD})["Location"] == DOWNLOAD
    assert client.get(DOWNLOAD).status_code == 200


def test_deleting_ends_the_account_and_its_sessions(cast, client_of, fresh_proof, mailoutbox):
    elsewhere = Client()
    elsewhere.post("/en/account/login/", {"login": cast.member.email, "password": PASSWORD})
    client = fresh_proof(client_of(cast.member), cast.member)
    unsure = client.post(DELETE, {})
    assert unsure.status_code == 400
    assert User.objects.filter(pk=cast.member.pk).exists()
    client.post(DELETE, {"sure": "on"})
    assert not User.objects.filter(pk=cast.member.pk).exists()
    assert client.get("/en/people/").status_code == 302
    assert elsewhere.get("/en/people/").status_code == 302
    assert mailoutbox[-1].to == ["member@waymark.example"]


def test_answers_stay_without_the_name_of_who_gave_them(cast):
    from people.services.erasure import delete_account

    row = RoleRequestFactory(user=cast.member, state="approved", decided_by=cast.moderator)
    delete_account(user=cast.moderator)
    assert RoleRequest.objects.get(pk=row.pk).decided_by is None


def test_posts_stay_without_an_author(cast):
    """Every foreign key to an account either goes with it or lets go of it; none stands in the way."""
    from django.db.models import CASCADE, SET_NULL

    for relation in User._meta.get_fields(include_hidden=True):
        if relation.one_to_many or (relation.one_to_one and relation.auto_created):
            model = relation.related_model._meta
            if model.app_label in {"forums", "training", "people", "assets", "pages", "library", "mailroom"}:
                assert relation.on_delete in {CASCADE, SET_NULL}, f"{model.label}.{relation.field.name}"
                if relation.field.name == "author":
                    assert relation.on_delete is SET_NULL


def test_the_last_admin_stays(cast, client_of, fresh_proof):
    client = fresh_proof(client_of(cast.admin), cast.admin)
    answer = client.post(DELETE, {"sure": "on"})
    assert answer.status_code == 400
    assert "only administrator" in answer.content.decode()
    from django.contrib.auth.models import Group

    cast.member.groups.add(Group.objects.get(name=roles.ADMINS))
    client.post(DELETE, {"sure": "on"})
    assert not User.objects.filter(pk=cast.admin.pk).exists()


def test_a_post_stays_for_its_readers(cast, client_of):
    from people.services.erasure import delete_account
    from tests.factories.forums import PostFactory, TopicFactory, public_forum

    topic = TopicFactory(forum=public_forum(), author=cast.outsider)
    post = PostFactory(topic=topic, author=cast.member, source="Ask the **port office** first.")
    delete_account(user=cast.member)
    post.refresh_from_db()
    assert post.author is None
    page = client_of(cast.visitor).get(topic.get_absolute_url()).content.decode()
    assert "port office" in page
    assert "Member</bdi>" not in page
