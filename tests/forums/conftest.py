import itertools
from dataclasses import dataclass

import pytest

from forums.models import Forum, Topic
from tests.factories.forums import PostFactory, TopicFactory, closed_forum, members_forum, public_forum

PREFIX = "/en/forums/"


@dataclass(frozen=True)
class Rooms:
    """One forum of each kind, each with a topic by the counsellor and one answer to it."""

    public: Forum
    members: Forum
    closed: Forum
    topics: dict[str, Topic]


@pytest.fixture
def rooms(cast):
    forums = {"public": public_forum(), "members": members_forum(), "closed": closed_forum()}
    topics = {}
    for name, forum in forums.items():
        topics[name] = TopicFactory(
            forum=forum, author=cast.counsellor, title=f"A question asked in the {name} room"
        )
        PostFactory(topic=topics[name], author=cast.practitioner, source=f"Words kept in the {name} room")
    for topic in topics.values():
        topic.refresh_from_db()
    return Rooms(**forums, topics=topics)


@pytest.fixture
def topic(cast):
    """A public topic by the member."""
    return TopicFactory(forum=public_forum(), author=cast.member)


@pytest.fixture
def fresh_key():
    numbers = itertools.count()
    return lambda: f"key-{next(numbers)}"
