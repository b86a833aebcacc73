"""How alive each forum is: how soon people are answered, how many are not, which forums fell silent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any, Final

from django.db.models import Count, Max, Q
from django.utils import timezone

from forums import access
from forums.models import Forum, Post, Topic
from forums.models.grant import Level

PERIOD: Final = timedelta(days=90)
PATIENCE: Final = timedelta(days=7)
SILENCE: Final = timedelta(days=60)
# The median of the newest says as much, and bounds what one page may cost.
MOST_TOPICS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Vitality:
    """One forum over the last 90 days; `unanswered` counts only what waits longer than a week."""

    forum: Forum
    topics: int
    posts: int
    writers: int
    first_answer: timedelta | None
    old_enough: int
    unanswered: int
    last_post_at: datetime | None
    neighbour: Forum | None

    @property
    def share_unanswered(self) -> int | None:
        """Of a hundred questions older than a week, how many nobody answered."""
        return round(100 * self.unanswered / self.old_enough) if self.old_enough else None

    @property
    def silent(self) -> bool:
        return self.neighbour is not None


def vitality(user: Any, *, now: datetime | None = None) -> list[Vitality]:
    """Every forum the person moderates, in four queries however many there are."""
    now = now or timezone.now()
    forums = list(
        Forum.objects.filter(pk__in=access.forums_at(user, Level.MODERATE)).select_related("category")
    )
    counted = _posts(forums, now)
    last = _last_posts(forums)
    waits = _waits(forums, now)
    return [
        _vitality(
            forum,
            counted.get(forum.pk, (0, 0)),
            last.get(forum.pk),
            waits.get(forum.pk, []),
            forums,
            last,
            now,
        )
        for forum in forums
    ]


def _vitality(
    forum: Forum,
    counted: tuple[int, int],
    last_post_at: datetime | None,
    topics: list[tuple[datetime, datetime | None]],
    forums: Iterable[Forum],
    last: dict[int, datetime],
    now: datetime,
) -> Vitality:
    waits = [(answered - asked).total_seconds() for asked, answered in topics if answered]
    old = [answered for asked, answered in topics if asked <= now - PATIENCE]
    silent = last_post_at is None or last_post_at < now - SILENCE
    return Vitality(
        forum=forum,
        topics=len(topics),
        posts=counted[0],
        writers=counted[1],
        first_answer=timedelta(seconds=median(waits)) if waits else None,
        old_enough=len(old),
        unanswered=sum(answered is None for answered in old),
        last_post_at=last_post_at,
        neighbour=_liveliest_beside(forum, forums, last, now) if silent else None,
    )


def _liveliest_beside(
    forum: Forum, forums: Iterable[Forum], last: dict[int, datetime], now: datetime
) -> Forum | None:
    """The forum of the same category that was written in last: where a silent one could move to."""
    beside = [
        one
        for one in forums
        if one.category_id == forum.category_id
        and one != forum
        and last.get(one.pk, now - SILENCE) > now - SILENCE
    ]
    return max(beside, key=lambda one: last[one.pk], default=None)


def _posts(forums: list[Forum], now: datetime) -> dict[int, tuple[int, int]]:
    recent = Post.objects.public().filter(topic__forum__in=forums, created_at__gt=now - PERIOD)
    rows = recent.values_list("topic__forum").annotate(Count("pk"), Count("author", distinct=True)).order_by()
    return {forum: (posts, writers) for forum, posts, writers in rows}


def _last_posts(forums: list[Forum]) -> dict[int, datetime]:
    shown = Topic.objects.filter(forum__in=forums, hidden=False)
    return dict(shown.values_list("forum").annotate(Max("last_at")).order_by())


def _waits(forums: list[Forum], now: datetime) -> dict[int, list[tuple[datetime, datetime | None]]]:
    """When each question of the period was asked and first answered; announcements are closed at once."""
    asked = Topic.objects.filter(
        ~Q(locked=True, first_answer_at=None), forum__in=forums, hidden=False, created_at__gt=now - PERIOD
    )
    found: dict[int, list[tuple[datetime, datetime | None]]] = {}
    rows = asked.order_by("-created_at").values_list("forum", "created_at", "first_answer_at")
    for forum, created_at, answered_at in rows[:MOST_TOPICS]:
        found.setdefault(forum, []).append((created_at, answered_at))
    return found
