"""A poll as one reader may see it: numbers that could tell who voted what never reach a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from forums import access
from forums.models import Ballot, Poll, Topic
from forums.models.poll import FEWEST_VOTERS
from forums.poll_forms import VoteForm
from forums.services.polling import voter_of


@dataclass(frozen=True, slots=True)
class Option:
    """An answer with its votes."""

    label: str
    votes: int
    percent: int
    mine: bool


@dataclass(frozen=True, slots=True)
class PollView:
    """`options` have numbers only when `shown`; `form` is there for those who may vote now."""

    question: str
    options: Sequence[Option]
    voters: int
    shown: bool
    too_few: bool
    voted: bool
    ended: bool
    most: int
    closes_at: datetime | None
    when_shown: str
    form: VoteForm | None


def poll_of(topic: Topic) -> Poll | None:
    """Asks nothing for a topic without one."""
    return Poll.objects.filter(topic=topic).first() if topic.has_poll else None


def poll_view(user: Any, topic: Topic, form: VoteForm | None = None) -> PollView | None:
    """One query for the poll and one for the reader's own vote; none for a topic without a poll."""
    poll = poll_of(topic)
    if poll is None:
        return None
    mine = own_choices(user, poll)
    ended = poll.has_ended(timezone.now()) or topic.locked or topic.hidden
    shown = poll.may_show(voted=bool(mine), ended=ended)
    open_to_me = not ended and access.can_vote(user, topic)
    return PollView(
        question=poll.question,
        options=[_option(poll, number, shown, mine) for number in range(len(poll.options))],
        voters=poll.voters,
        shown=shown,
        too_few=poll.voters < FEWEST_VOTERS,
        voted=bool(mine),
        ended=ended,
        most=poll.most,
        closes_at=poll.closes_at,
        when_shown=poll.results,
        form=(form or VoteForm(poll=poll, mine=mine)) if open_to_me else None,
    )


def own_choices(user: Any, poll: Poll) -> list[int]:
    """What the reader chose, for their own eyes."""
    if not user.is_authenticated:
        return []
    ballot = Ballot.objects.filter(poll=poll, voter=voter_of(user, poll)).first()
    return list(ballot.choices) if ballot else []


def _option(poll: Poll, number: int, shown: bool, mine: list[int]) -> Option:
    votes = poll.counts[number] if shown else 0
    percent = round(100 * votes / poll.voters) if poll.voters else 0
    return Option(label=poll.options[number], votes=votes, percent=percent, mine=number in mine)
