"""What a learner has seen and finished, read once a request."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from training.models.progress import UnitProgress


@dataclass(frozen=True, slots=True)
class Learner:
    """A person's whole progress: by unit, and the course they were last in."""

    seen: dict[UUID, datetime]
    done: frozenset[UUID]
    done_by_course: dict[UUID, int]
    last_course: UUID | None


NOBODY = Learner({}, frozenset(), {}, None)


def learner_of(user: Any) -> Learner:
    """Kept on the user of the present request."""
    if not user.is_authenticated:
        return NOBODY
    known: Learner | None = getattr(user, "_learner", None)
    if known is None:
        known = user._learner = _read(user)
    return known


def forget(user: Any) -> None:
    """After a write."""
    if hasattr(user, "_learner"):
        del user._learner


def _read(user: Any) -> Learner:
    rows = list(
        UnitProgress.objects.filter(user=user)
        .order_by("-seen_at")
        .values_list("unit_key", "course_key", "seen_at", "completed_at")
    )
    return Learner(
        seen={unit: seen for unit, _course, seen, _completed in rows},
        done=frozenset(unit for unit, _course, _seen, completed in rows if completed),
        done_by_course=dict(Counter(course for _unit, course, _seen, completed in rows if completed)),
        last_course=rows[0][1] if rows else None,
    )
