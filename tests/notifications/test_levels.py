"""Who is told of what: every level against everything that can happen."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forums import services
from forums.models import Follow, TopicMember
from notifications.models import Event, Notice
from notifications.services import fan_out
from people.models import User
from tests.factories.forums import PostFactory, TopicFactory

pytestmark = pytest.mark.django_db

# For each level: a new topic, a post, a reply to the person, a mention, an answer accepted.
TABLE = {
    "watching": ("topic", "watched", "reply", "mention", "answered"),
    "first": ("topic", None, "reply", "mention", None),
    "tracking": (None, None, "reply", "mention", None),
    "normal": (None, None, "reply", "mention", None),
    "muted": (None, None, None, None, None),
    "": (None, None, "reply", "mention", None),
}


def happen(what, cast, topic, person):
    """Bring it about; the practitioner does it, and what came before is told to nobody."""
    if what == "topic":
        return TopicFactory(forum=topic.forum, author=cast.practitioner)
    before = PostFactory(topic=topic, author=cast.counsellor)
    if what == "reply":
        Notice.objects.all().delete()
        before = PostFactory(topic=topic, author=person)
        level = TopicMember.objects.get(user=person, topic=topic)
        level.level = person.chosen
        level.save()
    Event.objects.all().delete()
    if what == "answer":
        return services.accept_answer(actor=cast.practitioner, topic=topic, position=before.position)
    source = f"Hello @{person.profile.handle}." if what == "mention" else "An answer."
    return PostFactory(
        topic=topic,
        author=cast.practitioner,
        source=source,
        reply_to=before if what == "reply" else None,
    )


COLUMNS = ("topic", "post", "reply", "mention", "answer")
# A topic that is new has no level of its own.
CASES = [
    (place, what) for place in ("topic", "forum") for what in COLUMNS if (place, what) != ("topic", "topic")
]


@pytest.mark.parametrize("level", list(TABLE))
@pytest.mark.parametrize(("place", "what"), CASES)
def test_the_table(cast, topic, follower, carry, place, level, what):
    by_topic = place == "topic"
    person = follower(topic, level=level if by_topic else "", forum_level="" if by_topic else level)
    person.chosen = level if by_topic else ""
    happen(what, cast, topic, person)
    expected = TABLE[level][COLUMNS.index(what)]
    assert carry().get(person.email.split("@")[0], []) == ([expected] if expected else [])


def test_every_level_stands_in_the_table():
    assert set(TABLE) == {*Follow.values, ""}


@pytest.mark.parametrize(
    ("own", "forum", "hears"), [("muted", "watching", False), ("watching", "muted", True)]
)
def test_a_choice_for_the_topic_comes_before_that_for_the_forum(topic, follower, carry, own, forum, hears):
    person = follower(topic, level=own, forum_level=forum)
    PostFactory(topic=topic)
    assert (person.email.split("@")[0] in carry()) is hears


def test_writers_watch_and_nobody_is_told_of_their_own_post(cast, topic, carry):
    PostFactory(topic=topic, author=cast.member, source="I add this.")
    assert carry() == {}
    PostFactory(topic=topic, author=cast.counsellor)
    assert carry() == {"member": ["watched"]}


def test_one_person_is_told_once_of_one_post(cast, topic, carry):
    mine = PostFactory(topic=topic, author=cast.outsider)
    carry()
    Notice.objects.all().delete()
    PostFactory(
        topic=topic, author=cast.counsellor, reply_to=mine, source=f"Ask @{cast.outsider.profile.handle}"
    )
    assert carry()["outsider"] == ["mention"]


def test_an_event_that_is_carried_twice_tells_once(cast, topic, carry):
    PostFactory(topic=topic, author=cast.counsellor)
    event = Event.objects.get()
    assert fan_out(event_id=event.pk) == 1
    assert fan_out(event_id=event.pk) == 0
    cast.member.refresh_from_db()
    assert Notice.objects.count() == cast.member.unread_notices == 1


def test_several_posts_of_a_topic_are_one_unread_line_with_a_number(cast, client_of, topic, carry):
    for number in range(3):
        PostFactory(topic=topic, author=cast.counsellor, source=f"Part {number}")
    carry()
    notice = Notice.objects.get()
    assert (notice.number, notice.step) == (3, 4)
    page = client_of(cast.member).get("/en/notifications/").content.decode()
    assert "3 new posts in “Who meets people at the airport?”" in page
    client_of(cast.member).get(f"/en/notifications/{notice.pk}/")
    PostFactory(topic=topic, author=cast.counsellor)
    carry()
    assert sorted(Notice.objects.values_list("number", flat=True)) == [1, 3]


def test_an_accepted_answer_is_told_to_its_writer(cast, topic, carry):
    PostFactory(topic=topic, author=cast.counsellor)
    carry()
    Notice.objects.all().delete()
    for position in (2, None, 2):
        services.accept_answer(actor=cast.member, topic=topic, position=position)
    assert carry() == {"counsellor": ["accepted"]}


def test_a_thousand_watchers_cost_the_writer_one_row(cast, topic):
    """And one task, which is queued after the commit."""
    services.reply(author=cast.counsellor, topic=topic, source="The first words")
    with CaptureQueriesContext(connection) as alone:
        services.reply(author=cast.counsellor, topic=topic, source="Before anybody watched")
    people = User.objects.bulk_create(
        User(email=f"watcher-{number}@waymark.example") for number in range(1000)
    )
    TopicMember.objects.bulk_create(
        TopicMember(user=person, topic=topic, level="watching") for person in people
    )
    Event.objects.all().delete()
    with CaptureQueriesContext(connection) as watched:
        services.reply(author=cast.counsellor, topic=topic, source="And after")
    assert len(watched) == len(alone)
    assert sum("notifications_" in query["sql"] for query in watched) == 1
    with CaptureQueriesContext(connection) as carried:
        assert fan_out(event_id=Event.objects.get().pk) == 1001
    assert Notice.objects.count() == 1001
    assert User.objects.filter(unread_notices=1).count() == 1001
    assert len(carried) < 90


def test_what_is_brought_in_from_another_time_is_no_news(cast, topic, carry):
    when = datetime(2026, 3, 1, 9, tzinfo=UTC)
    services.reply(author=cast.counsellor, topic=topic, source="Long ago", when=when)
    assert carry() == {}
