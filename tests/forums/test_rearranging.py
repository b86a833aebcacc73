"""Merging and splitting: nothing is lost, no position is used twice, old links arrive."""

import pytest
from django.urls import reverse

from forums import services
from forums.counters import drift
from forums.errors import MergeError
from forums.models import AuditEntry, Draft, Forum, ForumGrant, Post, Topic, TopicMember
from search.models import Outbox
from tests.factories.forums import PostFactory, TopicFactory, closed_forum, members_forum

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast, topic):
    """Two topics of three posts each; the second has an answer that was accepted."""
    other = TopicFactory(forum=topic.forum, author=cast.practitioner, title="The same question again")
    for place in (topic, other):
        for number in (2, 3):
            PostFactory(topic=place, author=cast.counsellor, source=f"Answer {number} in {place.pk}")
    services.accept_answer(actor=cast.practitioner, topic=other, position=3)
    topic.refresh_from_db()
    other.refresh_from_db()
    return topic, other


def positions(topic):
    return list(Post.objects.filter(topic=topic).order_by("position").values_list("position", flat=True))


def merge(cast, source, target):
    return services.merge_topics(actor=cast.moderator, topic=source, into=target, reason="Asked twice.")


def test_it_works(cast, pair):
    target, source = pair
    merge(cast, source, target)
    target.refresh_from_db()
    source.refresh_from_db()
    assert positions(target) == [1, 2, 3, 4, 5, 6]
    assert (target.post_count, target.last_position, target.accepted_position) == (6, 6, 6)
    assert (source.merged_into, source.hidden, source.accepted_position) == (target, True, None)
    assert (source.post_count, source.last_position) == (0, 3)
    forum = Forum.objects.get(pk=target.forum_id)
    assert (forum.topic_count, forum.post_count) == (1, 6)
    assert drift() == []
    line = AuditEntry.objects.get()
    assert (line.act, line.target, line.details["into"]) == (
        "merge",
        f"forums.topic:{source.pk}",
        f"forums.topic:{target.pk}",
    )
    keys = set(Outbox.objects.values_list("key", "reason"))
    assert (f"forums.topic:{source.pk}", "restrict") in keys
    assert (f"forums.topic:{target.pk}", "upsert") in keys


def test_a_long_topic_costs_no_query_for_each_post(cast, pair, django_assert_max_num_queries):
    target, source = pair
    for _ in range(30):
        PostFactory(topic=source, author=cast.counsellor)
    with django_assert_max_num_queries(60):
        merge(cast, source, target)
    assert positions(target) == list(range(1, 37))


def test_an_answer_that_was_accepted_before_stays_the_answer(cast, pair):
    target, source = pair
    services.accept_answer(actor=cast.member, topic=target, position=2)
    merge(cast, source, target)
    assert Topic.objects.get(pk=target.pk).accepted_position == 2


def test_what_hangs_on_a_post_comes_along(cast, pair):
    target, source = pair
    post = source.posts.get(position=2)
    services.edit_post(actor=cast.counsellor, post=post, source="Better words", version=1)
    report = services.report_post(reporter=cast.member, post=post, reason="other")
    merge(cast, source, target)
    post.refresh_from_db()
    assert (post.topic, post.position, post.revisions.count()) == (target, 5, 1)
    assert list(post.reports.all()) == [report]


def test_old_links_arrive(cast, client_of, pair):
    target, source = pair
    url = source.get_absolute_url()
    merge(cast, source, target)
    client = client_of(cast.outsider)
    assert client.get(f"{url}?post=2").headers["Location"] == target.url_of(5)
    assert client.get(reverse("forums:topic_short", args=[source.pk])).headers["Location"] == url
    html = client.get(url).content.decode()
    assert 'id="post-2"' in html
    assert target.url_of(5) in html
    assert client.get(f"{url}?post=99").status_code == 404
    assert client.get(f"{url}?page=2").status_code == 404
    lists = client.get(reverse("forums:latest")).content.decode()
    assert "The same question again" not in lists
    assert (
        "The same question again"
        not in client_of(cast.moderator).get(reverse("forums:latest")).content.decode()
    )


def test_links_follow_a_second_merge(cast, client_of, pair):
    target, source = pair
    last = TopicFactory(forum=target.forum, title="The one that stays in the end")
    merge(cast, source, target)
    merge(cast, target, last)
    last.refresh_from_db()
    place = client_of(cast.visitor).get(f"{source.get_absolute_url()}?post=2").headers["Location"]
    assert place == last.url_of(6)
    assert positions(last) == [1, 2, 3, 4, 5, 6, 7]
    assert drift() == []


def test_who_may_not_open_the_new_place_learns_nothing_of_it(cast, client_of, pair):
    _target, source = pair
    closed = TopicFactory(forum=closed_forum(), author=cast.counsellor, title="Kept among counsellors")
    url = source.get_absolute_url()
    merge(cast, source, closed)
    response = client_of(cast.outsider).get(url)
    assert response.status_code == 200
    assert "Kept among counsellors" not in response.content.decode()
    assert "Answer 2" not in response.content.decode()
    assert client_of(cast.outsider).get(f"{url}?post=2").status_code == 404
    assert "Kept among counsellors" in client_of(cast.counsellor).get(url).content.decode()


def test_reading_marks_and_following_are_carried(cast, pair):
    target, source = pair
    services.mark_read(user=cast.outsider, topic=target, position=3)
    services.mark_read(user=cast.outsider, topic=source, position=2)
    services.follow(user=cast.editor, topic=source, level="watching")
    services.mark_read(user=cast.translator, topic=target, position=1)
    services.mark_read(user=cast.translator, topic=source, position=3)
    merge(cast, source, target)
    marks = {
        row.user: (row.last_read_position, row.level) for row in TopicMember.objects.filter(topic=target)
    }
    assert marks[cast.outsider] == (5, "")
    assert marks[cast.editor] == (0, "watching")
    assert marks[cast.translator] == (1, "")


def test_a_draft_finds_the_topic_that_stays(cast, client_of, pair):
    target, source = pair
    services.save_draft(user=cast.outsider, topic=source, source="Half a thought")
    merge(cast, source, target)
    assert Draft.objects.get().topic == target
    html = client_of(cast.outsider).get(reverse("forums:reply", args=[source.pk])).content.decode()
    assert "Half a thought" in html


def test_a_reply_sent_to_the_old_address_is_stored_once_in_the_other(cast, client_of, pair):
    target, source = pair
    merge(cast, source, target)
    client = client_of(cast.outsider)
    data = {"source": "Written during the merge.", "language": "en", "key": "one"}
    url = reverse("forums:reply", args=[source.pk])
    places = [client.post(url, data).headers["Location"] for _ in range(2)]
    assert places == [target.url_of(7)] * 2
    assert Post.objects.filter(source="Written during the merge.").get().topic == target
    post = services.reply(author=cast.editor, topic=source, source="From a service that held the old one.")
    assert (post.topic, post.position) == (target, 8)
    assert drift() == []


@pytest.mark.parametrize("what", ["itself", "hidden", "merged", "into a merged one"])
def test_what_cannot_be_merged(cast, pair, what):
    target, source = pair
    if what == "hidden":
        services.hide_topic(actor=cast.moderator, topic=source, reason="Names a person.")
    if what in {"merged", "into a merged one"}:
        merge(cast, source, target)
    third = TopicFactory(forum=target.forum)
    one, other = {
        "itself": (source, source),
        "hidden": (source, target),
        "merged": (source, third),
        "into a merged one": (third, source),
    }[what]
    with pytest.raises(MergeError):
        merge(cast, one, other)
    assert drift() == []


def test_the_merge_page(cast, client_of, pair):
    target, source = pair
    url = reverse("forums:merge_topic", args=[source.pk])
    client = client_of(cast.moderator)
    assert client.get(url).status_code == 200
    asked = {
        "into": f"https://testserver{target.get_absolute_url()}?page=2#post-21",
        "reason": "Asked twice.",
    }
    for wrong in ({"into": ""}, {"into": "nowhere"}, {"into": str(source.pk)}, {"reason": ""}):
        refused = client.post(url, asked | wrong)
        assert refused.status_code == 422, wrong
    assert client_of(cast.outsider).post(url, asked).status_code == 404
    assert client.post(url, asked).headers["Location"] == target.get_absolute_url()
    assert client.post(url, asked).status_code == 404


def test_both_places_must_be_ones_own_to_moderate(cast, client_of, pair):
    _target, source = pair
    elsewhere = TopicFactory(forum=members_forum(), author=cast.member)
    ForumGrant.objects.filter(forum=elsewhere.forum, level=5).delete()
    url = reverse("forums:merge_topic", args=[source.pk])
    asked = {"into": str(elsewhere.pk), "reason": "Asked twice."}
    assert client_of(cast.moderator).post(url, asked).status_code == 422
    split = reverse("forums:split_topic", args=[source.pk])
    away = {
        "positions": ["2"],
        "title": "A question apart",
        "forum": elsewhere.forum.slug,
        "reason": "Other.",
    }
    assert client_of(cast.moderator).post(split, away).status_code == 422
    assert drift() == []


def test_splitting(cast, client_of, pair):
    _target, source = pair
    url = reverse("forums:split_topic", args=[source.pk])
    client = client_of(cast.moderator)
    assert "Answer 2" in client.get(url).content.decode()
    asked = {
        "positions": ["2", "3"],
        "title": "A question apart",
        "forum": source.forum.slug,
        "reason": "Other.",
    }
    for wrong in (
        {"positions": []},
        {"positions": ["1"]},
        {"positions": ["x"]},
        {"title": "short"},
        {"reason": ""},
    ):
        assert client.post(url, asked | wrong).status_code == 422, wrong
    assert client_of(cast.outsider).post(url, asked).status_code == 404
    made = Topic.objects.get(pk=client.post(url, asked).headers["Location"].split("/")[-3])
    source.refresh_from_db()
    assert (positions(made), made.post_count, made.author) == ([1, 2], 2, cast.counsellor)
    assert (positions(source), source.post_count, source.last_position) == ([1, 2, 3], 1, 3)
    assert (source.accepted_position, made.accepted_position) == (None, 2)
    assert drift() == []
    assert AuditEntry.objects.get().details["positions"] == [2, 3]
    reader = client_of(cast.outsider)
    html = reader.get(source.get_absolute_url()).content.decode()
    assert "Answer 2" not in html
    assert f'href="{made.url_of(2)}"' in html
    assert 'id="post-3"' in html
    assert reader.get(f"{source.get_absolute_url()}?post=3").headers["Location"] == made.url_of(2)
    assert client.post(url, asked).status_code == 422


def test_posts_split_off_into_a_closed_place_leave_a_mute_place(cast, client_of, pair):
    _target, source = pair
    closed = closed_forum()
    made = services.split_topic(
        actor=cast.moderator,
        topic=source,
        positions=[2],
        title="Kept among counsellors",
        forum=closed,
        reason="It names an office.",
    )
    html = client_of(cast.outsider).get(source.get_absolute_url()).content.decode()
    assert "Kept among counsellors" not in html
    assert "Post 2 was moved by a moderator." in html
    assert (
        made.get_absolute_url() in client_of(cast.counsellor).get(source.get_absolute_url()).content.decode()
    )


def test_a_place_left_cannot_be_shown_edited_or_hidden(cast, client_of, pair):
    _target, source = pair
    services.split_topic(
        actor=cast.moderator,
        topic=source,
        positions=[2],
        title="A question apart",
        forum=source.forum,
        reason="Other.",
    )
    place = source.posts.get(position=2)
    client = client_of(cast.moderator)
    url = reverse("forums:moderate_post", args=[place.pk])
    assert client.post(url, {"act": "show", "reason": "Why not."}).status_code == 302
    assert Post.objects.get(pk=place.pk).hidden
    assert client.get(reverse("forums:edit", args=[place.pk])).status_code == 403
    assert drift() == []


def test_what_was_read_stays_read_in_a_split(cast, pair):
    _target, source = pair
    services.mark_read(user=cast.outsider, topic=source, position=2)
    made = services.split_topic(
        actor=cast.moderator,
        topic=source,
        positions=[2, 3],
        title="A question apart",
        forum=source.forum,
        reason="Other.",
    )
    assert TopicMember.objects.get(topic=made, user=cast.outsider).last_read_position == 1
    assert TopicMember.objects.get(topic=made, user=cast.counsellor).level == "watching"
