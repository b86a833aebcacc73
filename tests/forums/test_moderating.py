import pytest
from django.db import DatabaseError, transaction

from forums import services
from forums.counters import drift
from forums.models import AuditEntry, Forum, Post, Report, Topic
from search.models import Outbox
from tests.factories.forums import PostFactory, members_forum

pytestmark = pytest.mark.django_db


def test_it_works(cast, topic):
    post = PostFactory(topic=topic)
    services.hide_post(actor=cast.moderator, post=post, reason="Names a person.")
    topic.refresh_from_db()
    assert Post.objects.get(pk=post.pk).hidden
    assert (topic.post_count, topic.last_position) == (1, 2)
    assert topic.last_author == cast.member
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.reason, entry.forum) == ("hide-post", "Names a person.", topic.forum.slug)
    assert drift() == []


def test_hiding_takes_the_topic_out_of_results_at_once(cast, topic):
    post = PostFactory(topic=topic)
    Outbox.objects.all().delete()
    services.hide_post(actor=cast.moderator, post=post, reason="Names a person.")
    assert "restrict" in Outbox.objects.values_list("reason", flat=True)


def test_hiding_the_answer_takes_its_mark_away(cast, topic):
    post = PostFactory(topic=topic)
    services.accept_answer(actor=cast.member, topic=topic, position=2)
    services.hide_post(actor=cast.moderator, post=post, reason="It could do harm.")
    assert Topic.objects.get(pk=topic.pk).accepted_position is None


def test_showing_again_restores_the_counters(cast, topic):
    post = PostFactory(topic=topic)
    services.hide_post(actor=cast.moderator, post=post, reason="Names a person.")
    services.unhide_post(actor=cast.moderator, post=post, reason="It was a place name.")
    assert Topic.objects.get(pk=topic.pk).post_count == 2
    assert Post.objects.get(pk=post.pk).hidden_reason == ""
    assert drift() == []


def test_a_hidden_topic_leaves_the_forums_numbers(cast, topic):
    services.hide_topic(actor=cast.moderator, topic=topic, reason="Points to a person.")
    forum = Forum.objects.get(pk=topic.forum_id)
    assert (forum.topic_count, forum.post_count, forum.last_topic) == (0, 0, None)
    services.unhide_topic(actor=cast.moderator, topic=topic, reason="Rewritten.")
    assert Forum.objects.get(pk=topic.forum_id).topic_count == 1
    assert drift() == []


def test_moving_changes_the_readers_and_both_counters(cast, topic):
    source, target = topic.forum, members_forum()
    services.move_topic(actor=cast.moderator, topic=topic, forum=target, reason="It names a small office.")
    source.refresh_from_db()
    target.refresh_from_db()
    assert (source.topic_count, target.topic_count) == (0, 1)
    assert AuditEntry.objects.get().details == {"to": target.slug}


@pytest.mark.parametrize("name", ["lock", "unlock", "pin", "unpin", "hide_topic", "unhide_topic"])
def test_every_act_on_a_topic_needs_a_reason_and_leaves_a_line(cast, topic, name):
    act = getattr(services, name)
    with pytest.raises(ValueError):
        act(actor=cast.moderator, topic=topic, reason="  ")
    assert not AuditEntry.objects.exists()
    act(actor=cast.moderator, topic=topic, reason="Because.")
    assert AuditEntry.objects.get().target == f"forums.topic:{topic.pk}"


@pytest.mark.parametrize("change", ["update", "delete", "raw"])
def test_the_record_cannot_be_changed(cast, topic, change):
    services.lock(actor=cast.moderator, topic=topic, reason="Settled.")
    entries = AuditEntry.objects.all()
    attempts = {
        "update": lambda: entries.update(reason="Something nicer"),
        "delete": lambda: entries.delete(),
        "raw": lambda: entries._raw_delete("default"),
    }
    with pytest.raises(DatabaseError), transaction.atomic():
        attempts[change]()
    assert AuditEntry.objects.get().reason == "Settled."


def test_a_report_is_open_once_a_person(cast, topic):
    post = PostFactory(topic=topic)
    for _ in range(3):
        services.report_post(reporter=cast.member, post=post, reason="identifies")
    services.report_post(reporter=cast.outsider, post=post, reason="spam")
    assert Report.objects.count() == 2


def test_upholding_one_report_settles_all_on_that_post(cast, topic):
    post = PostFactory(topic=topic)
    first = services.report_post(reporter=cast.member, post=post, reason="identifies")
    services.report_post(reporter=cast.outsider, post=post, reason="identifies")
    services.decide_report(actor=cast.moderator, report=first, hide=True, decision="A name.")
    assert set(Report.objects.values_list("state", flat=True)) == {"upheld"}
    assert Post.objects.get(pk=post.pk).hidden
    assert set(AuditEntry.objects.values_list("act", flat=True)) == {"decide", "hide-post"}


def test_a_dismissed_report_leaves_the_post(cast, topic):
    post = PostFactory(topic=topic)
    report = services.report_post(reporter=cast.member, post=post, reason="other")
    decided = services.decide_report(
        actor=cast.moderator, report=report, hide=False, decision="Fine as it is."
    )
    assert (decided.state, decided.decision) == ("dismissed", "Fine as it is.")
    assert not Post.objects.get(pk=post.pk).hidden


def test_a_decided_report_stays_decided(cast, topic):
    post = PostFactory(topic=topic)
    report = services.report_post(reporter=cast.member, post=post, reason="other")
    services.decide_report(actor=cast.moderator, report=report, hide=False, decision="Fine.")
    services.decide_report(actor=cast.moderator, report=report, hide=True, decision="Changed my mind.")
    assert not Post.objects.get(pk=post.pk).hidden


def test_people_can_leave_though_the_record_names_them(cast, topic):
    services.lock(actor=cast.moderator, topic=topic, reason="Settled.")
    cast.moderator.delete()
    assert AuditEntry.objects.count() == 1
