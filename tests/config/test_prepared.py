"""A prepared query answers as the query itself would, whatever was asked before."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from config.prepared import _plan, prepared
from forums.models import Post, Topic
from forums.querysets import TopicQuerySet
from tests.factories.forums import PostFactory, TopicFactory, public_forum

pytestmark = pytest.mark.django_db


def titled(title: str) -> TopicQuerySet:
    return Topic.objects.filter(title=title).select_related("forum").annotate(place=F("forum__slug"))


def among(newest_first: bool, ids: tuple[int, ...]) -> TopicQuerySet:
    return Topic.objects.filter(pk__in=ids).order_by("-pk" if newest_first else "pk")


def since(moment: object, forum: int) -> QuerySet:
    topics = Topic.objects.filter(last_at__gte=moment, forum_id=forum)
    return topics.order_by("pk").values_list("pk", "last_at", "forum_id")


def both(first: int, second: int) -> QuerySet:
    topics = Topic.objects.order_by()
    one, two = (topics.filter(pk=pk).values_list("pk", "title") for pk in (first, second))
    return one.union(two, all=True)


def forgetful(pk: int) -> TopicQuerySet:
    return Topic.objects.all()


def in_two_queries(pk: int) -> TopicQuerySet:
    return Topic.objects.filter(pk=pk).prefetch_related("concepts")


@pytest.fixture
def topics(cast):
    forum = public_forum()
    return [TopicFactory(forum=forum, title=title) for title in ("One %s", "Two ' OR 1", "Three")]


def test_each_value_gives_its_own_rows(topics, django_assert_num_queries):
    for topic in [*topics, *topics]:
        with django_assert_num_queries(1):
            (found,) = prepared(titled)(title=topic.title)
            assert (found, found.forum.slug, found.place) == (topic, topic.forum.slug, topic.forum.slug)
    assert prepared(titled)(title="Nobody wrote this") == []


def test_it_is_put_together_once(topics):
    _plan.cache_clear()
    for topic in topics:
        prepared(titled)(title=topic.title)
    assert (_plan.cache_info().misses, _plan.cache_info().hits) == (1, 2)


def test_shapes_and_lengths_are_kept_apart(topics):
    one, two, three = (topic.pk for topic in topics)
    for newest_first in (True, False, True):
        for ids in ((one,), (one, three), (one, two, three), (two, two)):
            found = [topic.pk for topic in prepared(among, newest_first)(ids=ids)]
            assert found == sorted(set(ids), reverse=newest_first)
    assert prepared(among, True)(ids=()) == []


def test_moments_are_stored_as_the_database_has_them(topics):
    first, second, _third = topics
    Topic.objects.filter(pk=first.pk).update(last_at=second.last_at - timedelta(days=2))
    found = prepared(since)(moment=second.last_at - timedelta(days=1), forum=second.forum_id)
    assert found == list(since(second.last_at - timedelta(days=1), second.forum_id))
    assert len(found) == 2


def test_unions_and_whole_rows(topics):
    first, second, third = topics
    assert prepared(both)(first=first.pk, second=second.pk) == [(t.pk, t.title) for t in (first, second)]
    assert prepared(both)(first=third.pk, second=third.pk) == [(third.pk, third.title)] * 2


@pytest.mark.parametrize("make", [forgetful, in_two_queries])
def test_what_cannot_be_kept_is_refused(topics, make):
    with pytest.raises(LookupError, match=make.__name__):
        prepared(make)(pk=topics[0].pk)


def test_posts_are_what_their_query_gives(cast):
    from forums.views.topics import _posts_between

    topic = TopicFactory(forum=public_forum(), author=cast.counsellor)
    first = PostFactory(topic=topic, author=cast.practitioner)
    PostFactory(topic=topic, author=cast.counsellor, reply_to=first)
    values = {"topic": topic.pk, "first": 1, "last": 20}
    plain, kept = list(_posts_between(**values)), prepared(_posts_between)(**values)
    columns = [name for name in vars(plain[0]) if name != "_state"]
    assert [[getattr(post, name) for name in columns] for post in plain] == [
        [getattr(post, name) for name in columns] for post in kept
    ]
    assert isinstance(kept[0], Post)


def test_every_thread_asks_over_its_own_connection():
    asked = []

    def ask() -> None:
        with CaptureQueriesContext(connection) as own:
            assert prepared(titled)(title="Three") == []
        asked.append(len(own))
        connection.close()

    prepared(titled)(title="Three")
    threads = [Thread(target=ask) for _number in range(4)]
    with CaptureQueriesContext(connection) as first:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert asked == [1] * 4
    assert len(first) == 0
