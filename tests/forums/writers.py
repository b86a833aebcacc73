"""A process that writes in a topic from several threads; run by test_concurrency on a database of its own.

`prepare` makes two topics and prints their ids and the writers' ids; `write` posts and says what was acknowledged;
`merge` puts the first topic into the second; `thank` clicks thanks on and off at the question; `read` opens places of
the topic in any order; `look` prints what is stored.
"""

import json
import os
import random
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "platform"), str(ROOT)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402

from forums import services  # noqa: E402
from forums.chain import walk  # noqa: E402
from forums.counters import drift  # noqa: E402
from forums.models import Post, Topic, TopicMember  # noqa: E402
from people import roles  # noqa: E402
from people.models import User  # noqa: E402
from tests.factories.forums import TopicFactory, public_forum  # noqa: E402
from tests.factories.people import UserFactory  # noqa: E402


def prepare(writers: int) -> dict[str, object]:
    forum = public_forum()
    topic, other = (TopicFactory(forum=forum, author=UserFactory()) for _ in range(2))
    moderator = UserFactory(groups=[roles.MODERATORS]).pk
    people = [UserFactory().pk for _ in range(writers)]
    return {"topic": topic.pk, "other": other.pk, "moderator": moderator, "writers": people}


def write_as(user_id: int, topic_id: int, posts: int) -> None:
    """Each text is sent twice with one key, as on a line that breaks after the first answer."""
    user, topic = User.objects.get(pk=user_id), Topic.objects.get(pk=topic_id)
    for number in range(posts):
        source = f"writer {user_id} text {number}"
        for _ in range(2):
            post = services.reply(author=user, topic=topic, source=source, key=f"key-{number}")
        os.write(1, f"{post.position} {source}\n".encode())
    connection.close()


def merge(topic_id: int, into_id: int, moderator_id: int) -> dict[str, object]:
    topic, into = Topic.objects.get(pk=topic_id), Topic.objects.get(pk=into_id)
    moderator = User.objects.get(pk=moderator_id)
    before = Post.objects.filter(topic=topic).count()
    services.merge_topics(actor=moderator, topic=topic, into=into, reason="Asked twice.")
    return {"moved": Post.objects.filter(topic=into).count(), "seen": before}


def act(topic_id: int, moderator_id: int, times: int) -> dict[str, object]:
    """Acts of moderation one after the other, for a record that several write at once."""
    topic, moderator = Topic.objects.get(pk=topic_id), User.objects.get(pk=moderator_id)
    for _ in range(times):
        services.pin(actor=moderator, topic=topic, reason="Read this first.")
    return {}


def verify() -> dict[str, object]:
    result = walk()
    return {"lines": result.lines, "broken": result.broken}


def thank_as(user_id: int, topic_id: int, clicks: int) -> None:
    """Every person clicks from two places at once, and has thanked in the end."""
    user, post = User.objects.get(pk=user_id), Post.objects.get(topic_id=topic_id, position=1)
    for _ in range(clicks):
        services.take_back(user=user, post=post)
        services.thank(user=user, post=post)
    connection.close()


def read(topic_id: int, rounds: int, *user_ids: int) -> dict[str, object]:
    """Each person opens all places of the topic in any order; says how often a mark was behind one seen before."""
    topic = Topic.objects.get(pk=topic_id)
    dice, back = random.Random(os.getpid()), []

    def read_as(user_id: int) -> int:
        user, highest = User.objects.get(pk=user_id), 0
        for position in [*dice.choices(range(1, topic.last_position + 1), k=rounds), topic.last_position, 1]:
            services.mark_read(user=user, topic=topic, position=position)
            # What this device knows is older than what the other has read meanwhile.
            services.mark_read(user=user, topic=topic, position=position, known=0)
            mark = TopicMember.objects.get(user=user, topic=topic).last_read_position
            back.append(mark < max(highest, position))
            highest = max(highest, mark)
        connection.close()
        return highest

    with ThreadPoolExecutor(2 * len(user_ids)) as pool:
        highest = list(pool.map(read_as, user_ids * 2))
    return {"back": sum(back), "last": min(highest)}


def look(topic_id: int) -> dict[str, object]:
    posts = Post.objects.filter(topic_id=topic_id).order_by("position").values_list("position", "source")
    thanks = Post.objects.get(topic_id=topic_id, position=1).thanks_count
    return {"posts": list(posts), "thanks": thanks, "drift": drift()}


def main() -> None:
    word, *numbers = sys.argv[1:]
    if word in {"write", "thank"}:
        topic_id, times, *users = map(int, numbers)
        do = write_as if word == "write" else thank_as
        with ThreadPoolExecutor(len(users)) as pool:
            list(pool.map(lambda user: do(user, topic_id, times), users))
    else:
        does = {"prepare": prepare, "merge": merge, "act": act, "verify": verify, "read": read, "look": look}
        sys.stdout.write(json.dumps(does[word](*map(int, numbers))))


if __name__ == "__main__":
    main()
