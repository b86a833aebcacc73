"""Walks every address of the forums as every person: words that are not theirs appear nowhere."""

import pytest
from django.urls import reverse

from forums import access, services
from forums.models import Post
from forums.urls import urlpatterns
from tests.factories.forums import PostFactory

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
    urls = []
    for pattern in urlpatterns:
        name = f"forums:{pattern.name}"
        if pattern.name in {"forum", "start", "feed"}:
            urls += [
                reverse(name, args=[forum.slug]) for forum in (rooms.public, rooms.members, rooms.closed)
            ]
        elif pattern.name == "topic":
            urls += [topic.get_absolute_url() for topic in rooms.topics.values()]
        elif pattern.name in {
            "topic_short",
            "reply",
            "accept",
            "follow",
            "moderate_topic",
            "note",
            "note_answer",
        }:
            urls += [reverse(name, args=[topic.pk]) for topic in rooms.topics.values()]
        elif pattern.name in {"edit", "history", "report", "moderate_post"}:
            urls += [reverse(name, args=[pk]) for pk in Post.objects.values_list("pk", flat=True)]
        elif pattern.name == "decide":
            urls.append(reverse(name, args=[report.pk]))
        elif pattern.name == "discard_draft":
            urls.append(reverse(name, args=[1]))
        else:
            urls.append(reverse(name))
    return urls


def test_every_address_is_walked(walk):
    assert len({pattern.name for pattern in urlpatterns}) == 26
    assert len(walk) > 50


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
                    assert words not in response.content.decode(), (person, url + query, secret)
    assert cells == 8 * len(walk) * len(SECRETS)


def test_a_hidden_writer_is_not_named_either(cast, client_of, rooms, walk):
    html = client_of(cast.visitor).get(rooms.topics["public"].get_absolute_url()).content.decode()
    assert "Translator" not in html
    assert "Post 3 was hidden by a moderator" in html
