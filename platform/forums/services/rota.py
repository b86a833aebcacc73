"""The rota of people on call."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from forums.models import Duty, Forum
from taxonomy.models import Concept


def put_on_call(
    *,
    user: Any,
    kind: str,
    starts: date,
    ends: date | None = None,
    forum: Forum | None = None,
    host: str = "",
    origin: str = "",
    concept: Concept | None = None,
) -> Duty:
    """Add a line; the same line sent twice is one."""
    duty, _created = Duty.objects.get_or_create(
        user=user,
        kind=Duty.Kind(kind),
        forum=forum,
        host_id=host or None,
        origin_id=origin or None,
        concept=concept,
        starts=starts,
        ends=ends,
    )
    return duty


def end_duty(*, duty: Duty) -> None:
    """Over from now on; a line that has not begun is taken away."""
    today = timezone.localdate()
    with transaction.atomic():
        if duty.starts >= today:
            Duty.objects.filter(pk=duty.pk).delete()
        else:
            Duty.objects.filter(pk=duty.pk).update(ends=today - timedelta(days=1))
