"""A process that sends every text several times, by forms and by letters; run by test_double_sends.

`prepare` makes the forum, its people and its topics; `send` acts for some of them from several threads; `look` says
what was stored more than once or not at all. Ways in which sending goes wrong: the same form twice at once, the
answer lost, the connection gone in the middle of a transaction, a letter delivered by the mailbox and by the mail
service, a letter and a form with the same words, a draft saved while its text is posted.
"""

import json
import logging
import os
import random
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "platform"), str(ROOT)]

import django  # noqa: E402
from django.conf import settings  # noqa: E402

settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
settings.INBOUND_DOMAIN = "in.waymark.example"
django.setup()

from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402

from forums import limits, services  # noqa: E402
from forums.addresses import reply_address, start_address  # noqa: E402
from forums.counters import drift  # noqa: E402
from forums.models import Ballot, Post, Report, Thanks, Topic  # noqa: E402
from forums.services import posting  # noqa: E402
from mailroom import guards  # noqa: E402
from mailroom.services import receive  # noqa: E402
from people.models import User  # noqa: E402
from tests.factories.forums import TopicFactory, public_forum  # noqa: E402
from tests.factories.people import UserFactory  # noqa: E402
from tests.mailroom.writing import written  # noqa: E402

THREADS, TOPICS, PEOPLE = 4, 4, 12
BREAKS = 0.15
# The limits on one person are another test's: here a few send for a thousand.
limits.POSTS = limits.REPORTS = guards.AN_HOUR = guards.A_DAY = 10**9
logging.disable(logging.CRITICAL)


class CutError(ConnectionError):
    """The connection was gone in the middle."""


breaking = threading.local()
follow_as_writer = posting.follow_as_writer


def follow_or_break(**fields):
    """Near the end of the transaction, when nearly everything is written."""
    if getattr(breaking, "now", False):
        raise CutError
    return follow_as_writer(**fields)


posting.follow_as_writer = follow_or_break


def prepare() -> dict[str, object]:
    forum = public_forum()
    topics = [TopicFactory(forum=forum, author=UserFactory()) for _ in range(TOPICS)]
    for topic in topics:
        services.set_poll(actor=topic.author, topic=topic, question="Which one?", options=["This", "That"])
    return {"people": [UserFactory().pk for _ in range(PEOPLE)]}


class Sender:
    """One person, and the texts they send; each text is a few attempts in any order, all at the same time."""

    def __init__(self, user: User, dice: random.Random) -> None:
        self.user, self.dice, self.numbers, self.meant = user, dice, count(), set()
        first = Client()
        first.force_login(user)
        self.cookies = first.cookies
        self.topics = list(Topic.objects.filter(poll__isnull=False).order_by("pk"))
        self.forum = self.topics[0].forum

    def attempts(self) -> list:
        """What is done for one text."""
        kinds = [self.form, self.form, self.letter, self.both, self.start, self.start_both, self.clicks]
        found = self.dice.choice(kinds)(f"Text {next(self.numbers)} of {self.user.pk}, as it was meant.")
        self.dice.shuffle(found)
        return found

    def form(self, text: str) -> list:
        self.meant.add(text)
        topic, copies = self.dice.choice(self.topics), self.dice.randint(2, 4)
        draft = [lambda: self.post("/en/forums/drafts/save/", place=f"reply:{topic.pk}", source=text)]
        return [*draft, *[self._reply(topic, text)] * copies]

    def letter(self, text: str) -> list:
        self.meant.add(text)
        raw = self._letter(reply_address(self.user, self.dice.choice(self.topics)), text)
        return [lambda: self.deliver(raw)] * self.dice.randint(2, 4)

    def both(self, text: str) -> list:
        self.meant.add(text)
        topic = self.dice.choice(self.topics)
        raw = self._letter(reply_address(self.user, topic), text)
        return [*[lambda: self.deliver(raw)] * 2, *[self._reply(topic, text)] * 2]

    def start(self, text: str) -> list:
        self.meant.add(text)
        fields = {"title": f"About: {text}", "source": text, "language": "en", "key": f"k{text}"}
        return [lambda: self.post(f"/en/forums/{self.forum.slug}/start/", act="post", **fields)] * 3

    def start_both(self, text: str) -> list:
        raw = self._letter(start_address(self.user, self.forum), text, subject=f"About: {text}")
        return [*self.start(text)[:2], *[lambda: self.deliver(raw)] * 2]

    def clicks(self, text: str) -> list:
        topic = self.dice.choice(self.topics)
        question = topic.posts.get(position=1).pk
        done = [
            lambda: self.post(f"/en/forums/topics/{topic.pk}/vote/", choices="0"),
            lambda: self.post("/en/forums/thanks/", thank=question),
            lambda: self.post(f"/en/forums/posts/{question}/report/", reason="other", details=text),
        ]
        return [self.dice.choice(done)] * self.dice.randint(2, 3)

    def _reply(self, topic: Topic, text: str):
        fields = {"source": text, "language": "en", "key": f"k{text}", "act": "post"}
        return lambda: self.post(f"/en/forums/topics/{topic.pk}/reply/", **fields)

    def _letter(self, to: str, text: str, subject: str = "Re: A question") -> bytes:
        return written(
            self.user.email, to, text, subject=subject, message_id=f"<{hash(text)}@office.example>"
        )

    def post(self, address: str, **fields: str) -> None:
        """Until the site has taken it; some lines break before, some after."""
        client = Client(raise_request_exception=False)
        client.cookies = self.cookies
        while client.post(address, fields).status_code >= 400:
            breaking.now = False

    def deliver(self, raw: bytes) -> None:
        while receive(raw).state == "waiting":
            breaking.now = False


def send(sends: int, seed: int, people: list[int]) -> dict[str, object]:
    dice, done = random.Random(seed), 0
    senders = [Sender(user, dice) for user in User.objects.filter(pk__in=people)]

    def attempt(act) -> None:
        breaking.now = random.random() < BREAKS
        try:
            act()
        finally:
            breaking.now = False

    with ThreadPoolExecutor(THREADS) as pool:
        while done < sends:
            # A few texts at a time, their attempts mixed.
            batch = [act for _ in range(6) for act in dice.choice(senders).attempts()]
            done += len(batch)
            list(pool.map(attempt, batch))
        list(pool.map(lambda _number: connection.close(), range(THREADS)))
    return {"sends": done, "meant": sorted(text for sender in senders for text in sender.meant)}


def look() -> dict[str, object]:
    sources = Counter(Post.objects.filter(source__startswith="Text ").values_list("source", flat=True))
    titles = Counter(Topic.objects.filter(title__startswith="About: ").values_list("title", flat=True))
    open_reports = Report.objects.values("reporter", "post").annotate(number=Count("pk"))
    topics = {}
    for topic, position in Post.objects.order_by("topic", "position").values_list("topic", "position"):
        topics.setdefault(topic, []).append(position)
    return {
        "double": [text for text, number in (sources + titles).items() if number > 1],
        "texts": sorted(sources),
        "topics": len(titles),
        "votes": Ballot.objects.count(),
        "thanks": Thanks.objects.count(),
        "reports": max(open_reports.values_list("number", flat=True), default=0),
        "sparse": [pk for pk, found in topics.items() if found != list(range(1, len(found) + 1))],
        "drift": drift(),
    }


def main() -> None:
    word, *numbers = sys.argv[1:]
    if word == "send":
        sends, seed, *people = map(int, numbers)
        told = send(sends, seed, people)
    else:
        told = {"prepare": prepare, "look": look}[word]()
    os.write(1, json.dumps(told).encode())


if __name__ == "__main__":
    main()
