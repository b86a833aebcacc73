"""Walks every address of the forums as every person: words that are not theirs appear nowhere."""

import pytest

from forums import access, services
from forums.urls import urlpatterns
from tests.factories.forums import PostFactory
from tests.forums.walking import every_address

pytestmark = pytest.mark.django_db
SECRETS = {
    "hidden": "Hiddenword",
    "members": "Words kept in the members room",
    "closed": "Words kept in the closed room",
}

# Their groups hold no right in these forums; once round is enough.
SAME_AS_OUTSIDER = {"me_officer", "admin", "member"}


@pytest.fixture
def walk(cast, rooms):
    hidden = PostFactory(topic=rooms.topics["public"], author=cast.translator, source=SECRETS["hidden"])
    services.edit_post(actor=cast.translator, post=hidden, source=f"{SECRETS['hidden']} again", version=1)
    PostFactory(topic=rooms.topics["public"], author=cast.editor, source="After it", reply_to=hidden)
    report = services.report_post(
        reporter=cast.member, post=hidden, reason="identifies", details=SECRETS["hidden"]
    )
    services.hide_post(actor=cast.moderator, post=hidden, reason="It names a person.")
    forums = (rooms.public, rooms.members, rooms.closed)
    return every_address(forums, rooms.topics.values(), {"decide": report.pk})


def test_every_address_is_walked(walk, rooms):
    assert len(walk) > len(urlpatterns)


def may_know(user, person, secret, rooms):
    if secret == "hidden":
        return person in {"translator", "moderator"}
    return access.can_read(user, getattr(rooms, secret))


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("", ""),
        ("?quote=2", "/reply/"),
        ("?quote=3", "/reply/"),
        ("?post=3", "/topics/"),
        ("?show=followed", ""),
    ],
)
def test_no_words_leak(cast, client_of, rooms, walk, query, part):
    cells = 0
    walk = [url for url in walk if part in url and ("show" not in query or "/posts/" not in url)]
    for person, user in cast:
        if person in SAME_AS_OUTSIDER:
            continue
        client = client_of(user)
        for url in walk:
            response = client.get(url + query, follow=True)
            assert response.status_code in {200, 403, 404, 405}, url
            for secret, words in SECRETS.items():
                cells += 1
                if not may_know(user, person, secret, rooms):
                    assert words not in response.getvalue().decode(), (person, url + query, secret)
    assert cells == 8 * len(walk) * len(SECRETS)


def test_a_hidden_writer_is_not_named_either(cast, client_of, rooms, walk):
    html = client_of(cast.visitor).get(rooms.topics["public"].get_absolute_url()).content.decode()
    assert "Translator" not in html
    assert "Post 3 was hidden by a moderator" in html
