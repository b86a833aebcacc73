from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from forums import services
from forums.models import ForumMember, TopicMember
from forums.showing import topic_rows
from forums.views.following import followed_topics
from forums.views.places import unread_topics
from tests.factories.forums import PostFactory, TopicFactory, members_forum

pytestmark = pytest.mark.django_db


def mark_of(user, topic):
    return TopicMember.objects.get(user=user, topic=topic).last_read_position


def test_reading_never_goes_back(cast, topic):
    for position, known in ((5, None), (3, None), (3, 5), (2, 1), (7, 5), (6, 3)):
        services.mark_read(user=cast.outsider, topic=topic, position=position, known=known)
    assert mark_of(cast.outsider, topic) == 7


def test_two_devices_agree(cast, topic):
    services.mark_read(user=cast.outsider, topic=topic, position=1)
    services.mark_read(user=cast.outsider, topic=topic, position=9, known=1)
    services.mark_read(user=cast.outsider, topic=topic, position=4, known=1)
    assert mark_of(cast.outsider, topic) == 9


def test_nothing_new_costs_no_query(cast, topic, django_assert_num_queries):
    with django_assert_num_queries(0):
        services.mark_read(user=cast.outsider, topic=topic, position=3, known=3)


def test_reading_keeps_the_choice_of_following(cast, topic):
    services.follow(user=cast.outsider, topic=topic, level="normal")
    services.mark_read(user=cast.outsider, topic=topic, position=1, known=0)
    assert TopicMember.objects.get(user=cast.outsider).level == "normal"


def unread(user, topics=followed_topics):
    return [row.unread for row in topic_rows(topics(user).newest_first(), tagged=False)]


@pytest.mark.parametrize("level", ["watching", "tracking"])
def test_what_is_watched_or_tracked_is_listed_with_its_new_posts(cast, topic, level):
    services.follow(user=cast.outsider, topic=topic, level=level)
    services.mark_read(user=cast.outsider, topic=topic, position=1, known=0)
    assert unread(cast.outsider) == [0]
    PostFactory(topic=topic)
    PostFactory(topic=topic)
    assert unread(cast.outsider) == [2]


@pytest.mark.parametrize("level", ["normal", "muted", ""])
def test_other_levels_follow_nothing(cast, topic, level):
    services.follow(user=cast.outsider, topic=topic, level=level)
    assert unread(cast.outsider) == []


def test_a_forum_is_followed_with_its_topics_but_for_those_chosen_otherwise(cast, topic):
    muted = TopicFactory(forum=topic.forum)
    services.follow_forum(user=cast.outsider, forum=topic.forum, level="tracking")
    services.follow(user=cast.outsider, topic=muted, level="muted")
    assert list(followed_topics(cast.outsider)) == [topic]
    services.follow(user=cast.outsider, topic=muted, level="")
    assert set(followed_topics(cast.outsider)) == {topic, muted}


def test_what_stood_there_before_a_forum_was_followed_is_no_news(cast, topic):
    services.follow_forum(user=cast.outsider, forum=topic.forum, level="watching")
    assert unread(cast.outsider) == [0]
    assert unread_topics(cast.outsider) == {}
    PostFactory(topic=topic)
    TopicFactory(forum=topic.forum)
    assert sorted(unread(cast.outsider)) == [1, 1]
    assert unread_topics(cast.outsider) == {topic.forum_id: 2}


def test_a_forum_without_a_choice_counts_no_topic_that_was_never_opened(cast, topic):
    assert unread_topics(cast.outsider) == {}
    assert not topic_rows([type(topic).objects.with_people().known_to(cast.outsider).get()])[0].unread


def test_muted_topics_are_no_news_of_their_forum(cast, topic):
    services.mark_read(user=cast.outsider, topic=topic, position=1)
    PostFactory(topic=topic)
    assert unread_topics(cast.outsider) == {topic.forum_id: 1}
    services.follow(user=cast.outsider, topic=topic, level="muted")
    assert unread_topics(cast.outsider) == {}


def test_a_forum_is_read_by_one_row_and_later_posts_are_counted_from_there(cast, topic):
    opened = TopicFactory(forum=topic.forum)
    services.mark_read(user=cast.outsider, topic=opened, position=1)
    services.follow_forum(user=cast.outsider, forum=topic.forum, level="tracking")
    for place in (topic, opened):
        PostFactory(topic=place)
    assert unread_topics(cast.outsider) == {topic.forum_id: 2}
    services.mark_forums_read(user=cast.outsider, forums=[topic.forum_id])
    services.mark_forums_read(user=cast.outsider, forums=[topic.forum_id])
    assert ForumMember.objects.filter(user=cast.outsider).count() == 1
    assert unread_topics(cast.outsider) == {}
    assert unread(cast.outsider) == [0, 0]
    for place in (topic, opened):
        PostFactory(topic=place)
    assert unread(cast.outsider) == [1, 1]
    assert ForumMember.objects.get(user=cast.outsider).level == "tracking"


def test_marking_one_forum_leaves_the_marks_of_another(cast, topic):
    other = TopicFactory(forum=members_forum())
    for place in (topic, other):
        services.mark_read(user=cast.outsider, topic=place, position=1)
        PostFactory(topic=place)
    services.mark_forums_read(user=cast.outsider, forums=[topic.forum_id])
    assert mark_of(cast.outsider, topic) == 2
    assert mark_of(cast.outsider, other) == 1


def test_topics_that_closed_to_me_are_not_listed(cast, topic):
    services.follow(user=cast.outsider, topic=topic, level="watching")
    services.hide_topic(actor=cast.moderator, topic=topic, reason="Points to a person.")
    assert not followed_topics(cast.outsider).exists()


def test_unfollowed_topics_are_not_listed(cast, topic):
    TopicFactory(forum=topic.forum)
    services.follow(user=cast.member, topic=topic, level="muted")
    assert not followed_topics(cast.member).exists()


def test_a_writer_has_read_their_own_post_but_not_what_they_skipped(cast, topic):
    PostFactory(topic=topic, author=cast.outsider)
    assert mark_of(cast.outsider, topic) == 2
    PostFactory(topic=topic, author=cast.outsider)
    assert mark_of(cast.outsider, topic) == 3
    PostFactory(topic=topic, author=cast.member)
    PostFactory(topic=topic, author=cast.outsider)
    assert mark_of(cast.outsider, topic) == 3


def test_earlier_choices_become_levels_and_back(cast, topic):
    migration = import_module("forums.migrations.0003_levels_of_following")
    editor = connection.schema_editor()
    people = {"everything": cast.editor, "replies": cast.outsider, "nothing": cast.admin, "": cast.translator}
    for level, user in people.items():
        TopicMember.objects.create(user=user, topic=topic, level=level, last_read_position=4)
    migration.forwards(apps, editor)
    rows = TopicMember.objects.filter(user__in=people.values())
    assert {row.user: row.level for row in rows} == {
        cast.editor: "watching",
        cast.outsider: "normal",
        cast.admin: "muted",
        cast.translator: "",
    }
    migration.backwards(apps, editor)
    assert {row.level: row.user for row in rows.all()} == people
    assert {row.last_read_position for row in rows.all()} == {4}
