"""Polls: set beside a question, voted in, and never changed under those who voted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from forums.audit import record
from forums.errors import PollClosedError
from forums.models import AuditEntry, Ballot, Poll, Topic
from search import queue


def voter_of(user: Any, poll: Poll) -> str:
    """What a person's vote is known by: another in each poll, and nothing without the site's secret."""
    return salted_hmac("forums.voter", f"{poll.pk}:{user.public_id}", algorithm="sha256").hexdigest()


def set_poll(
    *,
    actor: Any,
    topic: Topic,
    question: str,
    options: Sequence[str],
    most: int = 1,
    results: str = Poll.Results.VOTED,
    closes_at: datetime | None = None,
    reason: str = "",
) -> Poll:
    """Give a topic its poll, or change it.

    Once somebody voted, what they voted on stays: only the end may move, and the wording with a reason that goes
    into the record.
    """
    with transaction.atomic():
        held = Topic.objects.select_for_update(of=("self",)).select_related("forum").get(pk=topic.pk)
        poll = Poll.objects.select_for_update().filter(topic=held).first() or Poll(topic=held)
        poll.closes_at = closes_at
        if poll.voters:
            _reword(actor, held, poll, question, list(options), reason)
        else:
            poll.question, poll.options, poll.counts = question, list(options), [0] * len(options)
            poll.most, poll.results = min(most, len(options)), Poll.Results(results).value
        poll.save()
        if not held.has_poll:
            held.has_poll = True
            held.save(update_fields=["has_poll"])
        queue(held)
    return poll


def _reword(actor: Any, topic: Topic, poll: Poll, question: str, options: list[str], reason: str) -> None:
    if (question, options) == (poll.question, poll.options):
        return
    if not reason or len(options) != len(poll.options):
        raise ValueError("Answers that were voted on keep their number, and new words need a reason.")
    before = {"question": poll.question, "options": poll.options}
    poll.question, poll.options = question, options
    record(actor=actor, act=AuditEntry.Act.EDIT, topic=topic, reason=reason, poll=before)


def drop_poll(*, topic: Topic) -> bool:
    """Take away a poll in which nobody voted yet; says whether it went."""
    with transaction.atomic():
        held = Topic.objects.select_for_update(of=("self",)).get(pk=topic.pk)
        gone, _each = Poll.objects.filter(topic=held, voters=0).delete()
        if gone:
            held.has_poll = False
            held.save(update_fields=["has_poll"])
            queue(held)
    return bool(gone)


def vote(*, user: Any, poll: Poll, choices: Iterable[int]) -> Poll:
    """Vote, or change one's vote; the last word counts, once."""
    chosen = sorted(set(choices))
    with transaction.atomic():
        held = Poll.objects.select_for_update(of=("self",)).select_related("topic").get(pk=poll.pk)
        if held.has_ended(timezone.now()) or held.topic.locked or held.topic.hidden:
            raise PollClosedError
        if not 1 <= len(chosen) <= held.most or chosen[0] < 0 or chosen[-1] >= len(held.options):
            raise ValueError("These are not answers of the poll.")
        ballot, first = Ballot.objects.get_or_create(
            poll=held, voter=voter_of(user, held), defaults={"choices": chosen}
        )
        for number in [] if first else ballot.choices:
            held.counts[number] -= 1
        for number in chosen:
            held.counts[number] += 1
        held.voters += first
        held.save(update_fields=["counts", "voters"])
        if not first:
            ballot.choices = chosen
            ballot.save(update_fields=["choices"])
    return held
