"""Warning a member, and suspending one from writing for a time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from forums import access, measuring, personal_notices
from forums.audit import record
from forums.errors import NotYoursToDecideError
from forums.models import AuditEntry, Forum, Measure, Post
from forums.services.moderating import needed
from forums.services.telling import tell_one


def warn(*, actor: Any, person: Any, forum: Forum, reason: str, post: Post | None = None) -> Measure:
    """Tell a member above their pages of the forums, until they say that they read it."""
    return _take(Measure.Kind.WARNING, AuditEntry.Act.WARN, actor, person, forum, reason, post, None)


def suspend(
    *, actor: Any, person: Any, forum: Forum, reason: str, until: datetime, post: Post | None = None
) -> Measure:
    """Take the right to write away in all forums until a moment to come; reading stays."""
    if until <= timezone.now():
        raise ValueError("A suspension ends in the future.")
    return _take(Measure.Kind.SUSPENSION, AuditEntry.Act.SUSPEND, actor, person, forum, reason, post, until)


def lift(*, actor: Any, measure: Measure, reason: str) -> Measure:
    """End a suspension before its time."""
    with transaction.atomic():
        held = (
            Measure.objects.select_for_update(of=("self",)).select_related("forum", "user").get(pk=measure.pk)
        )
        _may(actor, held.user)
        if not held.running:
            return held
        held.lifted_at, held.lifted_by, held.lifted_reason = timezone.now(), actor, needed(reason)
        held.save(update_fields=["lifted_at", "lifted_by", "lifted_reason"])
        record(actor=actor, act=AuditEntry.Act.LIFT, forum=held.forum, person=held.user, reason=reason)
    return held


def acknowledge(*, user: Any, measure: Measure) -> None:
    """The person has read their warning."""
    own = Measure.objects.of(user).unread_warnings().filter(pk=measure.pk)
    own.update(acknowledged_at=timezone.now())


def _take(
    kind: Measure.Kind,
    act: AuditEntry.Act,
    actor: Any,
    person: Any,
    forum: Forum,
    reason: str,
    post: Post | None,
    until: datetime | None,
) -> Measure:
    _may(actor, person)
    with transaction.atomic():
        measure = Measure.objects.create(
            user=person,
            kind=kind,
            forum=forum,
            post=post,
            reason=needed(reason),
            given_by=actor,
            until=until,
        )
        told: dict[str, Any] = {"until": until.isoformat()} if until else {}
        record(actor=actor, act=act, forum=forum, person=person, reason=reason, **told)
        tell_one(kind=personal_notices.MEASURED, person=person, about=measure)
    access.forget_levels(person)
    return measure


def _may(actor: Any, person: Any) -> None:
    if not measuring.can_measure(actor, person):
        raise NotYoursToDecideError
