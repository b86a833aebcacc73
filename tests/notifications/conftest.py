"""Topics with readers of every level, and what carries events and letters on when a test says so."""

import pytest

from forums import services as forum_services
from notifications.letters.sending import send_due
from notifications.models import Event, Notice
from notifications.services import fan_out
from tests.factories.forums import TopicFactory, members_forum
from tests.factories.people import UserFactory


@pytest.fixture
def topic(cast):
    """A topic of all members by the member, of which nobody was told."""
    made = TopicFactory(forum=members_forum(), author=cast.member, title="Who meets people at the airport?")
    Event.objects.all().delete()
    return made


@pytest.fixture
def carry():
    """Runs the tasks of all events that wait; returns what each person was told, newest last."""

    def run(now=None):
        for event in Event.objects.filter(done_at=None).order_by("pk"):
            fan_out(event_id=event.pk, now=now)
        return told()

    return run


def told():
    """Kinds of notices by the first part of the person's address."""
    found = {}
    for notice in Notice.objects.select_related("user").order_by("pk"):
        found.setdefault(notice.user.email.split("@")[0], []).append(notice.kind.removeprefix("forums."))
    return found


@pytest.fixture
def letters(carry, mailoutbox):
    """Carries events, sends what is due, and returns the letters by the address they went to."""

    def run(now=None):
        carry()
        mailoutbox.clear()
        send_due(now=now)
        return {letter.to[0].split("@")[0]: letter for letter in mailoutbox}

    return run


@pytest.fixture
def follower():
    """A new member with a level for a topic, for its forum, or for both."""

    def make(topic, level="", forum_level="", **fields):
        user = UserFactory(**fields)
        if forum_level:
            forum_services.follow_forum(user=user, forum=topic.forum, level=forum_level)
        if level:
            forum_services.follow(user=user, topic=topic, level=level)
        return user

    return make
