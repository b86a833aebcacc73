"""How both databases find the rows of a page: by an index, in its order, never by sorting or walking through all."""

import re
from datetime import timedelta

import pytest
from django.db import connection

from forums import access
from forums.latest import _newest
from forums.lists import _everywhere, _in_forum, asker, reach_of
from forums.models import Post, Topic, TopicMember
from forums.paging import EPOCH, stretch
from forums.views.doors import _topics_numbered
from forums.views.places import _all_forums, _news
from forums.views.topics import _posts_between
from tests.factories.forums import PostFactory, TopicFactory, public_forum

MINUTE = timedelta(minutes=1)
# A page of a table holds a handful of these; short ones would lie so close that a walk is no dearer than a look-up.
LONG = "<p>" + "A few words. " * 115
LARGE = {"forums_topic", "forums_post", "forums_topicmember"}
READERS = ("visitor", "member", "moderator")
pytestmark = pytest.mark.django_db


@pytest.fixture
def many(cast):
    """Enough that a database would be wrong to read all of it: as many rows, and as long ones, as it takes."""
    forum = public_forum()
    first = TopicFactory(forum=forum, author=cast.counsellor)
    busy = public_forum("busy-forum")
    for place, number in ((forum, 500), (busy, 3000)):
        Topic.objects.bulk_create(
            Topic(forum=place, title=f"Topic {n}", slug="topic", last_at=EPOCH + n * MINUTE, last_position=1)
            for n in range(number)
        )
    answer = PostFactory(topic=first, author=cast.practitioner)
    Post.objects.bulk_create(
        Post(topic=first, position=n, author=cast.practitioner, html=LONG, renderer_version=1)
        for n in range(answer.position + 1, 2_000)
    )
    topics = list(Topic.objects.filter(forum=busy)[:2_000])
    TopicMember.objects.bulk_create(TopicMember(user=cast.editor, topic=topic) for topic in topics)
    TopicMember.objects.bulk_create(TopicMember(user=cast.member, topic=topic) for topic in topics[:30])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return forum, first


def reads_little(queryset, *, sorts=False):
    """Neither a walk through a large table nor, unless it is of a handful, a sort; gives the plan."""
    plan = queryset.explain()
    walks = set(re.findall(r"(?:Seq Scan on|SCAN) (\w+)(?! USING)", plan))
    assert not walks & LARGE, plan
    assert sorts or not re.search(r"TEMP B-TREE|\bSort\b", plan), plan
    return plan


def on_sqlite(plan, *words):
    """What SQLite says of the index; PostgreSQL puts it in other words."""
    return connection.vendor != "sqlite" or all(word in plan for word in words)


@pytest.mark.parametrize("who", READERS)
def test_a_forums_list_is_read_in_order(cast, many, who):
    forum, _first = many
    user = getattr(cast, who)
    moderates = access.can_moderate(user, forum.pk)
    plan = reads_little(_in_forum(moderates, "all", forum.pk, **asker(user)))
    assert "forums_topic_list" in plan


@pytest.mark.parametrize("who", READERS)
def test_the_page_after_a_mark_is_entered_at_the_mark(cast, many, who):
    forum, _first = many
    user = getattr(cast, who)
    middle = Topic.objects.filter(forum=forum).order_by("last_at")[250]
    mark = {"at": middle.last_at, "pk": middle.pk}
    moderates = access.can_moderate(user, forum.pk)
    plan = reads_little(_in_forum(moderates, "all", forum.pk, **asker(user), **mark))
    assert "forums_topic_list" in plan
    assert on_sqlite(plan, "forums_topic_list (forum_id=? AND pinned=?", "last_at<?")


@pytest.mark.parametrize("who", READERS)
def test_active_topics_are_read_in_order(cast, many, who):
    reach = reach_of(getattr(cast, who))
    assert "forums_topic_latest" in reads_little(_everywhere("all", **reach))
    assert "forums_topic_latest" in reads_little(_newest(5, **reach))


@pytest.mark.parametrize("who", READERS)
def test_a_topic_is_found_by_its_number(cast, many, who):
    _forum, first = many
    reads_little(_topics_numbered(first.pk, **asker(getattr(cast, who))), sorts=True)


@pytest.mark.parametrize("start", [21, 1_001])
def test_a_window_of_posts_is_a_range_of_positions(cast, many, start):
    _forum, first = many
    # PostgreSQL may put the twenty rows of the window in order once more after it has joined their writers.
    plan = reads_little(_posts_between(first.pk, start, start + 19), sorts=connection.vendor != "sqlite")
    assert on_sqlite(plan, "position>? AND position<?")
    # Of rows that lie scattered it makes a list first, and reads them page by page.
    assert connection.vendor == "sqlite" or re.search(
        r"Index Scan (using|on) forums_one_post_a_position", plan
    )


def test_the_accepted_answer_does_not_widen_the_window(cast, many):
    _forum, first = many
    reads_little(_posts_between(first.pk, 1, 20, accepted=1_500), sorts=True)


def test_the_list_of_forums_reads_no_topics_but_the_last(cast, many):
    """Forums are few and are sorted as their categories stand; topics are looked up."""
    reads_little(_all_forums(), sorts=True)


def test_what_is_new_is_counted_from_ones_own_rows(cast, many, django_assert_num_queries):
    readable, _moderated, member = access.reach(cast.member)
    with django_assert_num_queries(1) as caught:
        assert list(_news(member, readable))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {'QUERY PLAN' if connection.vendor == 'sqlite' else ''} {caught[0]['sql']}")
        plan = "\n".join(str(row[-1]) for row in cursor.fetchall())
    walks = set(re.findall(r"(?:Seq Scan on|SCAN) (\w+)(?! USING)", plan))
    # For some thousand topics PostgreSQL may find a walk the cheaper way.
    assert not walks & {"forums_topic" if connection.vendor == "sqlite" else "", "forums_post"}, plan


@pytest.mark.parametrize(
    ("languages", "index"), [(["fr"], "forums_topic_language"), (["en", "fr"], "forums_topic_list")]
)
def test_a_list_in_some_languages_is_read_in_order(cast, many, languages, index):
    forum, _first = many
    spoken = {f"language_{number}": language for number, language in enumerate(languages)}
    asked = _in_forum(False, "all", forum.pk, user=cast.member.pk, **spoken)
    # In a forum of five hundred PostgreSQL may rather sort the few it expects to find.
    assert on_sqlite(reads_little(asked, sorts=connection.vendor != "sqlite"), index)


@pytest.mark.parametrize("languages", [["fr"], ["en", "fr"]])
def test_active_topics_in_some_languages_are_read_in_order(cast, many, languages):
    readable, _moderated, _member = access.reach(cast.visitor)
    spoken = {f"language_{number}": language for number, language in enumerate(languages)}
    reads_little(_everywhere("all", readable, **spoken), sorts=connection.vendor != "sqlite")


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
