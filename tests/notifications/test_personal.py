"""What a person is told of their own posts, reports, duties and reminders, and of nobody else's."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums import personal_notices, reminding, services
from forums.models import Bookmark, Report
from notifications.models import Notice
from tests.factories.forums import PostFactory, TopicFactory, closed_forum, public_forum

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(cast, topic):
    return PostFactory(topic=topic, author=cast.practitioner)


def test_the_author_of_a_hidden_post_is_told_each_time(cast, post, carry):
    carry()
    Notice.objects.all().delete()
    services.hide_post(actor=cast.moderator, post=post, reason="It names a person.")
    assert carry() == {"practitioner": ["hidden"]}
    services.unhide_post(actor=cast.moderator, post=post, reason="It does not.")
    services.hide_post(actor=cast.moderator, post=post, reason="It does.")
    Notice.objects.all().delete()
    assert "practitioner" in carry()


def test_reports_call_moderators_once_and_answer_each_reporter(cast, post, carry):
    carry()
    Notice.objects.all().delete()
    for reporter in (cast.member, cast.counsellor):
        services.report_post(reporter=reporter, post=post, reason="other")
    assert carry() == {"moderator": ["reported"]}
    services.decide_report(
        actor=cast.moderator, report=Report.objects.first(), hide=False, decision="It is fine."
    )
    assert carry() == {"moderator": ["reported"], "member": ["decided"], "counsellor": ["decided"]}


def test_who_is_asked_hears_of_it_and_not_of_an_answered_question(cast, carry, letters):
    topic = TopicFactory(forum=closed_forum(), author=cast.moderator, title="Whose turn is it?")
    services.put_on_call(user=cast.counsellor, kind="expert", starts=timezone.localdate())
    services.call_for_answers()
    letter = letters()["counsellor"]
    # A closed forum of the tests is sensitive: its letters name no topic.
    assert "Whose turn" not in letter.subject + letter.body
    assert reverse("forums:topic_short", args=[topic.pk]) in letter.body


def test_an_ask_that_was_answered_meanwhile_sends_no_letter(cast, letters):
    topic = TopicFactory(forum=public_forum(), author=cast.member)
    services.put_on_call(user=cast.counsellor, kind="expert", starts=timezone.localdate())
    services.call_for_answers()
    PostFactory(topic=topic, author=cast.practitioner)
    assert "counsellor" not in letters()


def test_a_reminder_comes_once(cast, topic, carry):
    now = timezone.now()
    bookmark = Bookmark.objects.create(user=cast.member, topic=topic, remind_at=now - timedelta(minutes=1))
    assert reminding.remind(bookmark)
    assert not reminding.remind(bookmark)
    assert carry() == {"member": ["reminded"]}


def test_nobody_opens_what_is_not_theirs(cast, post, carry):
    carry()
    report = services.report_post(reporter=cast.member, post=post, reason="other")
    services.hide_post(actor=cast.moderator, post=post, reason="It names a person.")
    keys = {
        personal_notices._own_posts: f"forums.post:{post.pk}",
        personal_notices._own_reports: f"forums.report:{report.pk}",
    }
    for door, key in keys.items():
        assert not door(cast.outsider, [key])
    assert not personal_notices._reports(cast.practitioner, [keys[personal_notices._own_reports]])


def test_a_warning_and_an_appeal_are_told(cast, post, carry):
    carry()
    Notice.objects.all().delete()
    services.warn(
        actor=cast.moderator, person=cast.practitioner, forum=post.topic.forum, reason="Mind the rules."
    )
    services.hide_post(actor=cast.moderator, post=post, reason="It names a person.")
    post.refresh_from_db()
    made = services.appeal(author=cast.practitioner, post=post, text="It names nobody.")
    services.decide_appeal(actor=cast.moderator, appeal=made, show=True, decision="You are right.")
    told = carry()["practitioner"]
    assert told == ["measured", "hidden", "appealed"] or sorted(told) == ["appealed", "measured"]
