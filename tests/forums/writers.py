"""A process that writes in a topic from several threads; run by test_concurrency on a database of its own.

`prepare` makes a topic and prints its id and the writers' ids; `write` posts and says what was acknowledged;
`thank` clicks thanks on and off at the question; `look` prints what is stored.
"""

import json
import os
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
from forums.counters import drift  # noqa: E402
from forums.models import Post, Topic  # noqa: E402
from people.models import User  # noqa: E402
from tests.factories.forums import TopicFactory, public_forum  # noqa: E402
from tests.factories.people import UserFactory  # noqa: E402


def prepare(writers: int) -> dict[str, object]:
    topic = TopicFactory(forum=public_forum(), author=UserFactory())
    return {"topic": topic.pk, "writers": [UserFactory().pk for _ in range(writers)]}


def write_as(user_id: int, topic_id: int, posts: int) -> None:
    """Each text is sent twice with one key, as on a line that breaks after the first answer."""
    user, topic = User.objects.get(pk=user_id), Topic.objects.get(pk=topic_id)
    for number in range(posts):
        source = f"writer {user_id} text {number}"
        for _ in range(2):
            post = services.reply(author=user, topic=topic, source=source, key=f"key-{number}")
        os.write(1, f"{post.position} {source}\n".encode())
    connection.close()


def thank_as(user_id: int, topic_id: int, clicks: int) -> None:
    """Every person clicks from two places at once, and has thanked in the end."""
    user, post = User.objects.get(pk=user_id), Post.objects.get(topic_id=topic_id, position=1)
    for _ in range(clicks):
        services.take_back(user=user, post=post)
        services.thank(user=user, post=post)
    connection.close()


def look(topic_id: int) -> dict[str, object]:
    posts = Post.objects.filter(topic_id=topic_id).order_by("position").values_list("position", "source")
    thanks = Post.objects.get(topic_id=topic_id, position=1).thanks_count
    return {"posts": list(posts), "thanks": thanks, "drift": drift()}


def main() -> None:
    act, *numbers = sys.argv[1:]
    if act in {"write", "thank"}:
        topic_id, times, *users = map(int, numbers)
        do = write_as if act == "write" else thank_as
        with ThreadPoolExecutor(len(users)) as pool:
            list(pool.map(lambda user: do(user, topic_id, times), users))
    else:
        done = prepare(int(numbers[0])) if act == "prepare" else look(int(numbers[0]))
        sys.stdout.write(json.dumps(done))


if __name__ == "__main__":
    main()
