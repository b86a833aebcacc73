"""Private feeds: what the key's owner may read at this moment; sensitive forums say only that there is news."""

from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from forums import services
from forums.models import ForumFeedKey
from tests.factories.forums import PostFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MINE = "/en/forums/my-feeds/"


def forum_feed(forum):
    return reverse("forums:feed", args=[forum.slug])


def topic_feed(topic):
    return reverse("forums:topic_feed", args=[topic.pk])


FOLLOWED = "/en/forums/following/feed.atom"


def entries(answer):
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")  # noqa: S314


def words(answer):
    return answer.content.decode()


@pytest.fixture
def read(client_of, cast):
    """Ask as a news reader does: with a key, and signed in as nobody."""
    visitor = client_of(cast.visitor)

    def _read(url, token=None, **headers):
        return visitor.get(url, {"token": token} if token is not None else {}, headers=headers)

    return _read


def test_it_works(cast, client_of, rooms, read):
    client = client_of(cast.member)
    assert "no private addresses" in words(client.get(MINE))
    client.post(MINE, {"act": "make"})
    shown = words(client.get(MINE))
    token = services.feed_token(cast.member)
    assert f"{forum_feed(rooms.members)}?token={token}" in shown
    assert forum_feed(rooms.closed) not in shown
    (entry,) = entries(read(forum_feed(rooms.members), token))
    assert entry.find(f"{ATOM}title").text == rooms.topics["members"].title
    first, second = entries(read(topic_feed(rooms.topics["members"]), token))
    assert "Words kept in the members room" in first.find(f"{ATOM}summary").text
    assert second.find(f"{ATOM}link").get("href").endswith(rooms.topics["members"].get_absolute_url())
    assert token not in words(read(forum_feed(rooms.members), token))


def test_a_plain_address_is_a_visitors_whoever_asks(cast, client_of, rooms):
    for user in (cast.visitor, cast.member, cast.moderator):
        client = client_of(user)
        assert client.get(topic_feed(rooms.topics["public"])).status_code == 200
        assert client.get(topic_feed(rooms.topics["members"])).status_code == 404
        assert client.get(topic_feed(rooms.topics["closed"])).status_code == 404
        assert client.get(FOLLOWED).status_code == 404


@pytest.mark.parametrize("token", ["", "x", "x" * 101, "é\x00"])
def test_a_wrong_key_opens_nothing(rooms, read, token):
    for url in (forum_feed(rooms.public), topic_feed(rooms.topics["public"]), FOLLOWED):
        assert read(url, token).status_code == 404


def test_rights_are_read_anew_at_each_fetch(cast, rooms, read):
    token = services.make_feed_key(user=cast.counsellor)
    assert entries(read(forum_feed(rooms.closed), token))
    cast.counsellor.groups.clear()
    assert read(forum_feed(rooms.closed), token).status_code == 404
    assert read(topic_feed(rooms.topics["closed"]), token).status_code == 404
    cast.counsellor.is_active = False
    cast.counsellor.save()
    assert read(forum_feed(rooms.public), token).status_code == 404


def test_a_new_key_ends_the_old_one(cast, client_of, rooms, read):
    old = services.make_feed_key(user=cast.member)
    new = services.make_feed_key(user=cast.member)
    assert read(forum_feed(rooms.members), old).status_code == 404
    assert read(forum_feed(rooms.members), new).status_code == 200
    client_of(cast.member).post(MINE, {"act": "end"})
    assert read(forum_feed(rooms.members), new).status_code == 404


def test_the_database_alone_makes_no_key(cast, settings, client_of):
    token = services.make_feed_key(user=cast.member)
    kept = ForumFeedKey.objects.get()
    assert token not in (kept.seed, kept.digest)
    settings.SECRET_KEY = "another secret than before, and long enough to be one"
    assert services.feed_token(cast.member) == ""
    assert "cannot be shown again" in words(client_of(cast.member).get(MINE))


def test_a_sensitive_forum_says_only_that_there_is_news(cast, rooms, read):
    topic = rooms.topics["closed"]
    token = services.make_feed_key(user=cast.counsellor)
    services.follow(user=cast.counsellor, topic=topic, level="watching")
    for url in (forum_feed(rooms.closed), topic_feed(topic), FOLLOWED):
        answer = read(url, token)
        shown = words(answer)
        assert "New post in Counsellors Table" in shown
        for secret in ("in the closed room", "in-the-closed-room"):
            assert secret not in shown, (url, secret)
        link = entries(answer)[0].find(f"{ATOM}link").get("href")
        assert f"/topics/{topic.pk}/" in link
        assert parse_qs(urlsplit(link).query)["post"]


def test_what_is_followed(cast, rooms, read):
    token = services.make_feed_key(user=cast.member)
    assert entries(read(FOLLOWED, token)) == []
    services.follow(user=cast.member, topic=rooms.topics["public"], level="watching")
    PostFactory(topic=rooms.topics["public"], author=cast.member, source="My own words")
    hidden = PostFactory(topic=rooms.topics["public"], author=cast.outsider, source="The word is Quella")
    services.hide_post(actor=cast.moderator, post=hidden, reason="Names a person.")
    answer = read(FOLLOWED, token)
    assert len(entries(answer)) == 2
    assert "My own words" not in words(answer)
    assert "Quella" not in words(answer)


def test_hidden_topics_have_no_feed_even_for_their_author(cast, rooms, read):
    topic = rooms.topics["members"]
    services.hide_topic(actor=cast.moderator, topic=topic, reason="Points to a person.")
    token = services.make_feed_key(user=cast.counsellor)
    assert read(topic_feed(topic), token).status_code == 404
    assert topic.title not in words(read(forum_feed(rooms.members), token))


def test_nothing_new_is_answered_in_short(cast, rooms, read):
    token = services.make_feed_key(user=cast.member)
    url = forum_feed(rooms.members)
    answer = read(url, token)
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Last-Modified"]
    again = read(url, token, if_none_match=answer["ETag"])
    assert again.status_code == 304
    assert again["Cache-Control"] == "private, no-cache"
    services.start_topic(author=cast.member, forum=rooms.members, title="Something else", source="Words")
    assert read(url, token, if_none_match=answer["ETag"]).status_code == 200


def test_the_page_of_addresses_names_the_topic_one_came_from(cast, client_of, rooms):
    services.make_feed_key(user=cast.member)
    client = client_of(cast.member)
    assert topic_feed(rooms.topics["members"]) in words(
        client.get(MINE, {"topic": rooms.topics["members"].pk})
    )
    assert client.get(MINE, {"topic": rooms.topics["closed"].pk}).status_code == 404
    assert client.get(MINE, {"topic": "x"}).status_code == 200
    assert client.get(MINE)["Cache-Control"] == "private, no-store"
    assert client.get(MINE)["Referrer-Policy"] == "same-origin", "the page's own form needs its origin"
    address = f"{MINE}?topic={rooms.topics['members'].pk}"
    assert client.post(address, {"act": "make"})["Location"] == address


def test_a_feed_costs_the_same_with_many(cast, rooms, read, django_assert_max_num_queries):
    token = services.make_feed_key(user=cast.member)
    topic = rooms.topics["public"]
    services.follow(user=cast.member, topic=topic, level="watching")

    def cost():
        with django_assert_max_num_queries(8) as captured:
            for url in (FOLLOWED,):
                read(url, token)
        return len(captured)

    read(FOLLOWED, token)
    before = cost()
    for _ in range(6):
        PostFactory(topic=topic, author=cast.practitioner)
    assert cost() == before
