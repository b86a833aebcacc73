"""How the database finds its rows: by an index, in the index's order, never by sorting what it read."""

from datetime import timedelta

import pytest
from django.db import connection

from forums.models import Post, Topic
from forums.paging import EPOCH, stretch
from tests.factories.forums import TopicFactory, public_forum

MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def plan_of(db):
    if connection.vendor != "sqlite":
        pytest.skip("reads SQLite's plans")
    return lambda queryset: queryset.explain()


@pytest.fixture
def many(cast):
    forum = public_forum()
    first = TopicFactory(forum=forum, author=cast.counsellor)
    busy = public_forum("busy-forum")
    for place, number in ((forum, 500), (busy, 3000)):
        Topic.objects.bulk_create(
            Topic(forum=place, title=f"Topic {n}", slug="topic", last_at=EPOCH + n * MINUTE, last_position=1)
            for n in range(number)
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return forum, first


def test_a_forums_list_is_read_in_order(cast, many, plan_of):
    forum, _first = many
    rows = Topic.objects.filter(forum=forum).visible_to(cast.member).with_people().known_to(cast.member)
    plan = plan_of(rows.order_by("-pinned", "-last_at", "-pk")[:21])
    assert "forums_topic_list" in plan
    assert "TEMP B-TREE" not in plan


def test_the_page_after_a_mark_is_entered_at_the_mark(cast, many, plan_of):
    forum, first = many
    rows = Topic.objects.filter(forum=forum, pinned__in=(False,)).visible_to(cast.visitor)
    after = rows.filter(last_at__lte=first.last_at).exclude(last_at=first.last_at, pk__gte=first.pk)
    plan = plan_of(after.order_by("-last_at", "-pk")[:21])
    assert "forums_topic_list (forum_id=? AND pinned=?" in plan
    assert "last_at<?" in plan
    assert "TEMP B-TREE" not in plan


def test_active_topics_are_read_in_order(cast, many, plan_of):
    plan = plan_of(Topic.objects.visible_to(cast.visitor).order_by("-last_at", "-pk")[:21])
    assert "TEMP B-TREE" not in plan


def test_a_window_of_posts_is_a_range_of_positions(cast, many, plan_of):
    _forum, first = many
    plan = plan_of(
        Post.objects.filter(topic=first, position__range=(21, 40)).with_authors().order_by("position")
    )
    assert "position>? AND position<?" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize(
    ("languages", "index"), [(["fr"], "forums_topic_language"), (["en", "fr"], "forums_topic_list")]
)
def test_a_list_in_some_languages_is_read_in_order(cast, many, plan_of, languages, index):
    forum, _first = many
    rows = Topic.objects.filter(forum=forum).visible_to(cast.member).in_languages(languages)
    plan = plan_of(rows.with_people().known_to(cast.member).order_by("-pinned", "-last_at", "-pk")[:21])
    assert index in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("languages", [["fr"], ["en", "fr"]])
def test_active_topics_in_some_languages_are_read_in_order(cast, many, plan_of, languages):
    rows = Topic.objects.visible_to(cast.visitor).in_languages(languages)
    assert "TEMP B-TREE" not in plan_of(rows.order_by("-last_at", "-pk")[:21])


def test_a_stretch_knows_its_end(cast, many):
    forum, _first = many
    topics, mark, seen = Topic.objects.filter(forum=forum), "", 0
    while True:
        page = stretch(topics, mark, pinned_apart=True)
        seen += len(page.topics)
        mark = page.next_mark
        if not mark:
            break
    assert seen == 501
