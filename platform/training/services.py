"""Writes of a learner's progress."""

from __future__ import annotations

from django.utils import timezone

from people.models import User
from training.models import UnitPage, UnitProgress


def mark_seen(*, user: User, unit: UnitPage, course_key: object) -> None:
    """Remember where the learner is; one statement, none when it was written within the last minute."""
    now = timezone.now()
    progress, created = UnitProgress.objects.get_or_create(
        user=user, unit_key=unit.translation_key, defaults={"course_key": course_key, "seen_at": now}
    )
    if not created and (now - progress.seen_at).total_seconds() > 60:
        UnitProgress.objects.filter(pk=progress.pk).update(seen_at=now)


def mark_completed(*, user: User, unit: UnitPage, course_key: object, completed: bool) -> UnitProgress:
    """Tick the unit off, or take the tick back; said twice it stays as it is."""
    now = timezone.now()
    progress, _created = UnitProgress.objects.update_or_create(
        user=user,
        unit_key=unit.translation_key,
        defaults={"course_key": course_key, "seen_at": now, "completed_at": now if completed else None},
    )
    return progress
