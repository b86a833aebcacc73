import re

import pytest
from django.urls import reverse

from forums import services
from forums.models import AuditEntry, Post, Report, Topic
from tests.factories.forums import PostFactory, TopicFactory

pytestmark = pytest.mark.django_db
BACKSTAGE = {"moderator"}


@pytest.fixture
def reported(cast, topic):
    post = PostFactory(topic=topic, author=cast.outsider, source="A village by name")
    return services.report_post(reporter=cast.member, post=post, reason="identifies", details="See line one.")


def test_it_works(cast, client_of, reported):
    html = client_of(cast.moderator).get(reverse("forums:desk")).content.decode()
    assert "A village by name" in html
    assert "See line one." in html


def test_backstage_does_not_exist_for_others(cast, client_of, topic, reported):
    urls = [
        reverse("forums:desk"),
        reverse("forums:record"),
        reverse("forums:moderate_topic", args=[topic.pk]),
        reverse("forums:moderate_post", args=[reported.post_id]),
    ]
    for person, user in cast.signed_in().items():
        for url in urls:
            expected = 200 if person in BACKSTAGE else 404
            assert client_of(user).get(url).status_code == expected, (person, url)


def test_a_desk_shows_own_forums_alone(cast, client_of, rooms):
    from forums.models import ForumGrant, Level

    report = services.report_post(
        reporter=cast.focal_point, post=rooms.topics["closed"].posts.get(position=2), reason="other"
    )
    ForumGrant.objects.filter(forum=rooms.closed, level=Level.MODERATE).delete()
    client = client_of(cast.moderator)
    assert "Words kept in the closed room" not in client.get(reverse("forums:desk")).content.decode()
    decide = reverse("forums:decide", args=[report.pk])
    assert client.post(decide, {"outcome": "hide", "reason": "Because."}).status_code == 404


def test_no_two_cases_are_called_the_same(cast, client_of, topic, reported):
    """Who listens to the page jumps from one section to the next by their names."""
    again = PostFactory(topic=topic, author=cast.outsider, source="Another village")
    services.report_post(reporter=cast.member, post=again, reason="identifies")
    html = client_of(cast.moderator).get(reverse("forums:desk")).content.decode()
    parts = re.findall(r'<section class="panel stack" aria-labelledby="([^"]+)"', html)
    names = {tuple(_words_of(html, key) for key in part.split()) for part in parts}
    assert len(names) == len(parts) == 2
    assert all(all(name) for name in names)


def _words_of(html, key):
    found = re.search(rf'<(\w+)\b[^>]*\bid="{key}"[^>]*>(.*?)</\1>', html, re.S)
    return re.sub(r"<[^>]+>|\s", "", found[2])


def test_deciding(cast, client_of, reported):
    url = reverse("forums:decide", args=[reported.pk])
    client = client_of(cast.moderator)
    assert client.post(url, {"outcome": "hide", "reason": ""}).status_code == 422
    assert client.post(url, {"outcome": "burn", "reason": "Because."}).status_code == 422
    assert client_of(cast.member).post(url, {"outcome": "hide", "reason": "Because."}).status_code == 404
    assert Report.objects.get().state == "open"
    assert client.post(url, {"outcome": "hide", "reason": "A village is named."}).status_code == 302
    assert Post.objects.get(pk=reported.post_id).hidden_reason == "A village is named."


def test_a_decision_without_words_keeps_the_desk(cast, client_of, reported):
    url = reverse("forums:decide", args=[reported.pk])
    html = client_of(cast.moderator).post(url, {"outcome": "hide", "reason": ""}).content.decode()
    assert "This field is required" in html


def test_hiding_and_showing_a_post(cast, client_of, topic):
    post = PostFactory(topic=topic)
    url = reverse("forums:moderate_post", args=[post.pk])
    client = client_of(cast.moderator)
    assert client.post(url, {"act": "hide", "reason": ""}).status_code == 200
    assert client.post(url, {"act": "explode", "reason": "x"}).status_code == 404
    client.post(url, {"act": "hide", "reason": "Names a person."})
    assert Post.objects.get(pk=post.pk).hidden
    client.post(url, {"act": "show", "reason": "It was a place."})
    assert not Post.objects.get(pk=post.pk).hidden
    assert client_of(cast.outsider).post(url, {"act": "hide", "reason": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("act", "field", "value"),
    [("pin", "pinned", True), ("lock", "locked", True), ("hide-topic", "hidden", True)],
)
def test_acts_on_a_topic(cast, client_of, topic, act, field, value):
    url = reverse("forums:moderate_topic", args=[topic.pk])
    client = client_of(cast.moderator)
    assert client.post(url, {"act": act, "reason": ""}).status_code == 200
    assert client.post(url, {"act": act, "reason": "Because."}).status_code == 302
    assert getattr(Topic.objects.get(pk=topic.pk), field) is value
    assert AuditEntry.objects.get().act == act


def test_moving_needs_a_place_one_moderates(cast, client_of, rooms):
    topic = rooms.topics["public"]
    url = reverse("forums:moderate_topic", args=[topic.pk])
    client = client_of(cast.moderator)
    assert client.post(url, {"act": "move", "reason": "Because."}).status_code == 200
    assert client.post(url, {"act": "move", "forum": "nowhere", "reason": "Because."}).status_code == 200
    assert (
        client.post(url, {"act": "move", "forum": rooms.closed.slug, "reason": "Because."}).status_code == 302
    )
    assert client_of(cast.outsider).get(topic.get_absolute_url()).status_code == 404


def test_the_record_is_shown_to_moderators_of_the_forum(cast, client_of, topic):
    services.lock(actor=cast.moderator, topic=topic, reason="Settled in another topic.")
    html = client_of(cast.moderator).get(reverse("forums:record")).content.decode()
    assert "Settled in another topic." in html


def test_the_author_of_a_hidden_post_reads_why(cast, client_of, topic):
    post = PostFactory(topic=topic, author=cast.outsider, source="A village by name")
    services.hide_post(actor=cast.moderator, post=post, reason="It names a village.")
    html = client_of(cast.outsider).get(topic.get_absolute_url()).content.decode()
    assert "A village by name" in html
    assert "It names a village." in html


def test_the_author_of_a_hidden_topic_reads_why(cast, client_of, topic):
    services.hide_topic(actor=cast.moderator, topic=topic, reason="It points to a person.")
    assert "It points to a person." in client_of(cast.member).get(topic.get_absolute_url()).content.decode()
    assert client_of(cast.outsider).get(topic.get_absolute_url()).status_code == 404


def test_earlier_texts_are_for_few(cast, client_of, topic):
    post = PostFactory(topic=topic, author=cast.counsellor, source="Her name is written here")
    services.edit_post(actor=cast.counsellor, post=post, source="No name any more", version=1)
    url = reverse("forums:history", args=[post.pk])
    for person, user in cast.signed_in().items():
        expected = 200 if person in {"counsellor", "moderator"} else 404
        assert client_of(user).get(url).status_code == expected, person
    assert client_of(cast.visitor).get(url).status_code == 302


def test_admins_keep_the_tree_in_the_editors_area(cast, client_of, topic, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = client_of(cast.admin)
    for model in ("category", "forum", "forumgrant"):
        assert client.get(f"/admin/snippets/forums/{model}/").status_code == 200, model
        assert client.get(f"/admin/snippets/forums/{model}/add/").status_code == 200, model
    url = f"/admin/snippets/forums/forum/edit/{topic.forum_id}/"
    data = {
        "title_en": "Practice",
        "title_fr": "Pratique",
        "description_en": "What it is for.",
        "order": "3",
        "approve_first": "1",
        "quiet_days": "90",
        "category": topic.forum.category_id,
    }
    assert client.post(url, data).status_code == 302
    topic.forum.refresh_from_db()
    assert topic.forum.title == {"en": "Practice", "fr": "Pratique"}
    assert (topic.forum.approve_first, topic.forum.quiet_days) == (1, 90)
    assert client_of(cast.editor).get(url).status_code in {302, 403}


def test_a_topic_that_moved_or_is_hidden_is_counted_no_more(cast, client_of, topic):
    TopicFactory(forum=topic.forum, title="It stays where it is")
    services.hide_topic(actor=cast.moderator, topic=topic, reason="It points to a person.")
    html = client_of(cast.visitor).get("/en/forums/").content.decode()
    assert "1 topic" in html
