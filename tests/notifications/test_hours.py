"""Quiet hours and letters that come together, on a clock that stands still."""

from datetime import UTC, datetime

import pytest

from forums import services
from notifications import timing
from notifications.letters.sending import send_due
from notifications.models import Event, Letter, Preference
from notifications.services import fan_out, save_preference
from tests.factories.forums import PostFactory, TopicFactory, public_forum

pytestmark = pytest.mark.django_db


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "quiet", "now", "due"),
    [
        ("UTC", (0, 0), "2026-03-02 23:30", "2026-03-02 23:30"),
        ("UTC", (22, 6), "2026-03-02 21:59", "2026-03-02 21:59"),
        ("UTC", (22, 6), "2026-03-02 22:00", "2026-03-03 06:00"),
        ("UTC", (22, 6), "2026-03-03 05:59", "2026-03-03 06:00"),
        ("UTC", (22, 6), "2026-03-03 06:00", "2026-03-03 06:00"),
        ("UTC", (12, 14), "2026-03-03 13:10", "2026-03-03 14:00"),
        ("Africa/Dakar", (22, 6), "2026-03-02 23:00", "2026-03-03 06:00"),
        ("Asia/Tbilisi", (22, 6), "2026-03-02 19:00", "2026-03-03 02:00"),
        # The night in which the clocks go forward: six in the morning is five hours after midnight.
        ("Europe/Berlin", (22, 6), "2026-03-28 23:00", "2026-03-29 04:00"),
    ],
)
def test_a_letter_waits_until_the_quiet_hours_are_over(zone, quiet, now, due):
    asked = Preference(time_zone=zone, quiet_from=quiet[0], quiet_until=quiet[1])
    assert timing.due_at(asked, "immediate", at(now)) == at(due)


@pytest.mark.parametrize(
    ("pace", "zone", "hour", "day", "now", "due"),
    [
        ("daily", "UTC", 7, 0, "2026-03-02 06:59", "2026-03-02 07:00"),
        ("daily", "UTC", 7, 0, "2026-03-02 07:00", "2026-03-03 07:00"),
        ("daily", "Africa/Lagos", 7, 0, "2026-03-02 06:30", "2026-03-03 06:00"),
        ("weekly", "UTC", 7, 0, "2026-03-02 06:59", "2026-03-02 07:00"),
        ("weekly", "UTC", 7, 0, "2026-03-02 07:30", "2026-03-09 07:00"),
        ("weekly", "UTC", 7, 4, "2026-03-02 07:30", "2026-03-06 07:00"),
        ("daily", "Europe/Berlin", 7, 0, "2026-03-28 12:00", "2026-03-29 05:00"),
        ("daily", "No/Such", 7, 0, "2026-03-02 06:59", "2026-03-02 07:00"),
    ],
)
def test_letters_that_come_together_come_at_the_chosen_hour(pace, zone, hour, day, now, due):
    asked = Preference(time_zone=zone, digest_hour=hour, digest_day=day)
    assert timing.due_at(asked, pace, at(now)) == at(due)


def carry_at(now):
    for event in Event.objects.filter(done_at=None):
        fan_out(event_id=event.pk, now=now)


def test_a_day_becomes_one_letter_by_forum_and_conversation(cast, topic, mailoutbox):
    save_preference(user=cast.outsider, pace="daily", digest_hour=7)
    other = public_forum()
    for forum in (topic.forum, other):
        services.follow_forum(user=cast.outsider, forum=forum, level="watching")
    PostFactory(topic=topic, author=cast.counsellor)
    PostFactory(topic=topic, author=cast.practitioner)
    new = TopicFactory(forum=other, author=cast.counsellor, title="Which papers at the border?")
    PostFactory(topic=new, author=cast.practitioner)
    carry_at(at("2026-03-02 12:00"))
    mailoutbox.clear()
    Letter.objects.exclude(user=cast.outsider).delete()
    assert send_due(now=at("2026-03-03 06:59")) == 0
    assert send_due(now=at("2026-03-03 07:00")) == 1
    (letter,) = mailoutbox
    assert letter.subject == "Waymark: 4 new posts"
    assert letter.extra_headers["List-Id"] == "<digest.127.0.0.1>"
    text = letter.body
    assert text.count(topic.title) == text.count("Which papers at the border?") == 1
    assert "Who meets people at the airport? (2 new posts)" in text
    assert "Which papers at the border? (new topic) (1 new post)" in text
    assert "Counsellor, Practitioner" in text
    assert text.index("## Members Room") < text.index(topic.title)
    assert send_due(now=at("2026-03-04 07:00")) == 0


def test_only_what_may_be_read_when_it_is_sent_stands_in_it(cast, topic, mailoutbox):
    save_preference(user=cast.member, pace="weekly")
    kept = PostFactory(topic=topic, author=cast.counsellor, source="One")
    gone = TopicFactory(forum=public_forum(), author=cast.counsellor, title="A title that tells too much")
    services.follow(user=cast.member, topic=gone, level="watching")
    PostFactory(topic=gone, author=cast.practitioner)
    carry_at(at("2026-03-03 12:00"))
    services.hide_topic(actor=cast.moderator, topic=gone, reason="Names a person.")
    Letter.objects.exclude(user=cast.member).delete()
    mailoutbox.clear()
    assert send_due(now=at("2026-03-09 07:00")) == 1
    (letter,) = mailoutbox
    assert kept.topic.title in letter.body
    assert "tells too much" not in letter.body + letter.alternatives[0][0]
    assert letter.subject == "Waymark: 1 new post"


def test_a_new_pace_holds_for_what_waits_already(cast, topic, carry, mailoutbox):
    save_preference(user=cast.member, pace="weekly")
    PostFactory(topic=topic, author=cast.counsellor)
    carry()
    assert send_due() == 0
    save_preference(user=cast.member, pace="immediate")
    mailoutbox.clear()
    assert send_due() == 1
    PostFactory(topic=topic, author=cast.counsellor)
    carry()
    save_preference(user=cast.member, pace="none")
    assert send_due() == 0
