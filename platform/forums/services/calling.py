"""Nobody waits: questions without an answer are put to a few colleagues, then to those on call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from forums import personal_notices
from forums.colleagues import colleagues_for
from forums.models import Ask, AskLimit, Topic
from forums.services.telling import tell_one

AFTER: Final = {
    Ask.Stage.FIRST: timedelta(),
    Ask.Stage.ON_CALL: timedelta(hours=24),
    Ask.Stage.COORDINATOR: timedelta(hours=72),
}
AT_ONCE: Final = 200
WAITS: Final[dict[str, Any]] = {"first_answer_at": None, "hidden": False, "locked": False}


def call_for_answers(*, now: datetime | None = None) -> int:
    """Ask about every question whose turn has come; how many people were asked."""
    now = now or timezone.now()
    return sum(len(_call(topic_id, stage, now)) for stage, topic_id in list(_due(now)))


def decline(*, ask: Ask) -> None:
    """The person cannot help with this one; their reason is their own."""
    Ask.objects.filter(pk=ask.pk, declined_at=None).update(declined_at=timezone.now())


def limit_asks(*, user: Any, a_week: int) -> None:
    """Never ask the person more often than this; 0 means never."""
    AskLimit.objects.update_or_create(user=user, defaults={"a_week": a_week})


def _due(now: datetime) -> Iterator[tuple[Ask.Stage, int]]:
    # The last stage first: a question that was left alone for days is not asked twice in one round.
    for stage in sorted(AFTER, reverse=True):
        waiting = Topic.objects.filter(
            **WAITS,
            asked_stage=stage - 1,
            created_at__lte=now - AFTER[stage],
            forum__calls_for_answers=True,
        )
        for pk in waiting.order_by("created_at").values_list("pk", flat=True)[:AT_ONCE]:
            yield stage, pk


def _call(topic_id: int, stage: Ask.Stage, now: datetime) -> list[Ask]:
    """One question in one transaction; whoever comes second finds the stage already reached."""
    with transaction.atomic():
        # Looked for once more under the lock: it may have been answered, hidden or removed meanwhile.
        waiting = Topic.objects.filter(pk=topic_id, **WAITS).select_for_update(of=("self",))
        topic = waiting.select_related("forum", "mask").first()
        if topic is None or topic.asked_stage != stage - 1:
            return []
        people = colleagues_for(topic, stage, now)
        if not people and stage == Ask.Stage.COORDINATOR:
            # Somebody has to see it: asked again in the next round, when a limit may have run out.
            return []
        topic.asked_stage = stage
        topic.save(update_fields=["asked_stage"])
        asks = [Ask.objects.create(topic=topic, user=person, stage=stage, asked_at=now) for person in people]
        for ask in asks:
            tell_one(kind=personal_notices.ASKED, person=ask.user, about=ask)
        return asks
