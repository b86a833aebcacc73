"""First posts of newcomers: kept from sight until a moderator read them."""

import pytest
from django.urls import reverse

from forums import access, services
from forums.counters import drift
from forums.errors import HeldPostError, TopicClosedError
from forums.models import AuditEntry, Forum, Post, Topic, TopicMember
from search.models import Outbox
from tests.factories.forums import PostFactory, TopicFactory, public_forum

pytestmark = pytest.mark.django_db


@pytest.fixture
def careful(cast):
    """A forum that reads a person's first post; its topic is by somebody whose words were read."""
    forum = public_forum()
    topic = TopicFactory(forum=forum, author=cast.counsellor, title="A question that everybody sees")
    Forum.objects.update(approve_first=1)
    topic.refresh_from_db()
    Outbox.objects.all().delete()
    return topic


def test_it_works(cast, client_of, careful):
    services.mark_read(user=cast.outsider, topic=careful, position=1)
    client = client_of(cast.member)
    data = {"source": "Unread words", "language": "en", "key": "k"}
    place = client.post(reverse("forums:reply", args=[careful.pk]), data, follow=True)
    assert "A moderator reads your text before others see it." in place.content.decode()
    post = Post.objects.get(source="Unread words")
    assert (post.held, post.hidden, post.position) == ("waiting", True, 2)
    url = careful.get_absolute_url()
    assert "Waiting for a moderator." in client.get(url).content.decode()
    for person in (cast.visitor, cast.outsider, cast.counsellor):
        html = client_of(person).get(url).content.decode()
        assert "Unread words" not in html
        assert "post-2" not in html
    careful.refresh_from_db()
    assert (careful.post_count, careful.last_position, careful.last_author) == (1, 2, cast.counsellor)
    assert not Outbox.objects.exists()
    assert drift() == []
    assert TopicMember.objects.get(topic=careful, user=cast.outsider).last_read_position == 2
    moderator = client_of(cast.moderator)
    assert "Unread words" in moderator.get(reverse("forums:approvals")).content.decode()
    moderator.post(reverse("forums:approval", args=[post.pk]), {"act": "approve"})
    assert "Unread words" in client_of(cast.visitor).get(url).content.decode()
    careful.refresh_from_db()
    assert (careful.post_count, careful.last_author) == (2, cast.member)
    assert Outbox.objects.filter(key=f"forums.topic:{careful.pk}").exists()
    assert TopicMember.objects.get(topic=careful, user=cast.outsider).last_read_position == 1
    assert TopicMember.objects.get(topic=careful, user=cast.member).last_read_position >= 1
    assert AuditEntry.objects.get().act == "approve"
    assert drift() == []
    assert services.reply(author=cast.member, topic=careful, source="Known by now").held == ""


def test_a_first_topic_waits_too(cast, client_of, careful):
    client = client_of(cast.member)
    data = {"title": "A question nobody read", "source": "Unread words", "language": "en", "key": "k"}
    made = client.post(reverse("forums:start", args=[careful.forum.slug]), data, follow=True)
    assert "Waiting for a moderator." in made.content.decode()
    topic = Topic.objects.get(title="A question nobody read")
    assert (topic.held, topic.hidden) == ("waiting", True)
    for url in (
        careful.forum.get_absolute_url(),
        reverse("forums:latest"),
        f"{careful.forum.get_absolute_url()}feed.atom",
    ):
        assert "A question nobody read" not in client_of(cast.outsider).get(url).content.decode()
    assert client_of(cast.outsider).get(topic.get_absolute_url()).status_code == 404
    assert Forum.objects.get().topic_count == 1
    assert not Outbox.objects.exists()
    with pytest.raises(TopicClosedError):
        services.reply(author=cast.counsellor, topic=topic, source="Too early")
    services.approve_post(actor=cast.moderator, post=topic.posts.get())
    assert client_of(cast.outsider).get(topic.get_absolute_url()).status_code == 200
    assert Forum.objects.get().topic_count == 2
    assert drift() == []


def test_declining(cast, client_of, careful):
    post = services.reply(author=cast.member, topic=careful, source="Unread words")
    url = reverse("forums:approval", args=[post.pk])
    moderator = client_of(cast.moderator)
    assert moderator.post(url, {"act": "decline", "reason": ""}).status_code == 422
    assert moderator.post(url, {"act": "burn", "reason": "x"}).status_code == 422
    assert client_of(cast.outsider).post(url, {"act": "approve"}).status_code == 404
    assert client_of(cast.member).post(url, {"act": "approve"}).status_code == 404
    assert moderator.post(url, {"act": "decline", "reason": "It advertises."}).status_code == 302
    html = client_of(cast.member).get(careful.get_absolute_url()).content.decode()
    assert "Unread words" in html
    assert "It advertises." in html
    assert "Unread words" not in client_of(cast.outsider).get(careful.get_absolute_url()).content.decode()
    assert drift() == []
    with pytest.raises(HeldPostError):
        services.unhide_post(actor=cast.moderator, post=post, reason="A way round.")
    case = moderator.get(reverse("forums:case", args=[post.pk])).content.decode()
    assert 'value="approve"' in case
    assert 'value="decline"' not in case
    assert moderator.post(url, {"act": "approve", "reason": "On second thoughts."}).status_code == 302
    assert not Post.objects.get(pk=post.pk).hidden


def test_the_next_posts_wait_as_long_as_none_was_read(cast, careful):
    held = [services.reply(author=cast.member, topic=careful, source=f"Text {n}").held for n in range(3)]
    assert held == ["waiting"] * 3
    assert services.reply(author=cast.moderator, topic=careful, source="I moderate here").held == ""
    assert services.reply(author=cast.counsellor, topic=careful, source="I was read before").held == ""
    later = PostFactory(topic=careful, author=cast.counsellor)
    first = Post.objects.filter(held="waiting").first()
    services.approve_post(actor=cast.moderator, post=first)
    assert later.position > first.position
    assert drift() == []


def test_a_post_in_an_ordinary_forum_counts_as_read(cast, careful):
    PostFactory(topic=TopicFactory(forum=public_forum("easy"), author=cast.counsellor), author=cast.member)
    assert services.reply(author=cast.member, topic=careful, source="Known elsewhere").held == ""


def test_the_same_form_sent_twice_waits_once(cast, careful):
    for _ in range(2):
        services.reply(author=cast.member, topic=careful, source="Unread words", key="one")
    assert Post.objects.filter(held="waiting").count() == 1


def test_predicate_and_rows_agree_on_what_waits(cast, careful):
    post = services.reply(author=cast.member, topic=careful, source="Unread words")
    services.start_topic(author=cast.outsider, forum=careful.forum, title="Nobody read it", source="Nor this")
    for person, user in cast:
        shown = set(Post.objects.visible_to(user))
        for each in Post.objects.select_related("topic__forum"):
            assert (each in shown) == access.can_read_post(user, each), (person, each)
    assert access.can_read_post(cast.member, post)


def test_merging_carries_a_waiting_post_that_still_waits(cast, careful):
    post = services.reply(author=cast.member, topic=careful, source="Unread words")
    other = TopicFactory(forum=careful.forum, author=cast.counsellor)
    services.merge_topics(actor=cast.moderator, topic=careful, into=other, reason="Asked twice.")
    post.refresh_from_db()
    assert (post.topic, post.position, post.held) == (other, 3, "waiting")
    services.approve_post(actor=cast.moderator, post=post)
    assert drift() == []
