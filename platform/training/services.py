"""Writes of a learner's progress."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from people.models import User
from training.learner import forget, learner_of
from training.models import UnitPage, UnitProgress

# Where somebody is need not be known more exactly than this.
FRESH = timedelta(minutes=1)


def mark_seen(*, user: User, unit: UnitPage, course_key: UUID) -> None:
    """Remember where the learner is; nothing is written when that was done within the last minute."""
    now = timezone.now()
    seen = learner_of(user).seen.get(unit.translation_key)
    if seen is None or now - seen > FRESH:
        UnitProgress.objects.update_or_create(
            user=user,
            unit_key=unit.translation_key,
            defaults={"seen_at": now},
            create_defaults={"seen_at": now, "course_key": course_key},
        )
        forget(user)


def mark_completed(*, user: User, unit: UnitPage, course_key: UUID, completed: bool) -> UnitProgress:
    """Tick the unit off, or take the tick back; said twice it stays as it is."""
    now = timezone.now()
    progress, _created = UnitProgress.objects.update_or_create(
        user=user,
        unit_key=unit.translation_key,
        defaults={"course_key": course_key, "seen_at": now, "completed_at": now if completed else None},
    )
    forget(user)
    return progress
