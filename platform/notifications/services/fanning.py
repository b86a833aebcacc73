"""From one event to the people it concerns: notices, letters and the number at the bell, in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from notifications.kinds import audience_of, kind_of
from notifications.models import Event, Letter, Notice
from notifications.services.pacing import Pacing
from notifications.tasks import post_letters
from people.models import User

logger = logging.getLogger(__name__)

AT_ONCE: Final = 500
COVERED: Final = 50


def fan_out(*, event_id: int, now: datetime | None = None) -> int:
    """Carry an event to its people once, however often it is asked for; returns how many were told."""
    now = now or timezone.now()
    with transaction.atomic():
        waiting = Event.objects.select_for_update(of=("self",)).filter(pk=event_id, done_at=None)
        event = waiting.select_related("actor").first()
        if event is None:
            return 0
        told = 0
        for people in _people(event):
            told += _tell(event, people, now)
        Event.objects.filter(pk=event.pk).update(done_at=now)
    return told


def _people(event: Event) -> Iterator[dict[int, str]]:
    """Who is told, and by which kind, in portions; never the actor, and nobody of the act of one shut out."""
    if event.actor_id and not event.actor.is_active:  # type: ignore[union-attr]
        return
    named = {pk: key for pk, key in _audience(event).items() if pk != event.actor_id and kind_of(key)}
    everybody = sorted(named)
    for start in range(0, len(everybody), AT_ONCE):
        ids = everybody[start : start + AT_ONCE]
        active = User.objects.filter(pk__in=ids, is_active=True).values_list("pk", flat=True)
        yield {pk: named[pk] for pk in active}


def _audience(event: Event) -> Mapping[int, str]:
    if event.occasion:
        find = audience_of(event.occasion)
        if find is None:
            logger.warning("nobody knows the audience of %s", event)
            return {}
        return find(event)
    kind = kind_of(event.kind)
    people = User.objects.filter(pk__in=event.recipients)
    return {person.pk: kind.key for person in people if kind and kind.open_to(person, [event.about])}


def _tell(event: Event, people: dict[int, str], now: datetime) -> int:
    known = set(Notice.objects.filter(user__in=people, once=event.once).values_list("user_id", flat=True))
    grown = _grow(event, {pk: key for pk, key in people.items() if pk not in known}, now)
    fresh = {pk: key for pk, key in people.items() if pk not in known and pk not in grown}
    pacing = Pacing.of(people, event.places)
    notices = Notice.objects.bulk_create([_notice(event, pk, key, now) for pk, key in fresh.items()])
    User.objects.filter(pk__in=fresh).update(unread_notices=F("unread_notices") + 1)
    lines = {notice.user_id: notice.pk for notice in notices} | grown
    _write_letters(event, people, pacing, lines, now)
    return len(lines)


def _grow(event: Event, people: dict[int, str], now: datetime) -> dict[int, int]:
    """Add to unread lines of the same conversation; what such a line covers already is not told again."""
    if not event.fold:
        return {}
    # Another post of the same conversation may be carried at this moment.
    rows = Notice.objects.select_for_update().filter(user__in=people, fold=event.fold, read_at=None)
    found: dict[int, int] = {}
    changed = []
    for row in rows.order_by("pk"):
        covered = row.details.get("covers", [])
        if event.about in covered:
            found[row.user_id] = row.pk
        elif row.kind == people[row.user_id] and kind_of(row.kind).folds:  # type: ignore[union-attr]
            row.number += 1
            row.step, row.created_at, row.actor_id = max(row.step, event.step), now, event.actor_id
            row.details = {**row.details, "covers": [*covered, event.about][-COVERED:]}
            changed.append(row)
            found[row.user_id] = row.pk
    Notice.objects.bulk_update(changed, ["number", "step", "created_at", "actor", "details"])
    return found


def _notice(event: Event, user_id: int, kind: str, now: datetime) -> Notice:
    return Notice(
        user_id=user_id,
        kind=kind,
        about=event.about,
        fold=event.fold,
        step=event.step,
        once=event.once,
        actor_id=event.actor_id,
        details={**event.details, "covers": [event.about]},
        created_at=now,
    )


def _write_letters(
    event: Event, people: dict[int, str], pacing: Pacing, lines: Mapping[int, int], now: datetime
) -> None:
    """One a person and thing, whatever led to it; a second event about the same thing adds none."""
    letters = [
        _letter(event, pk, key, pacing, lines.get(pk), now)
        for pk, key in people.items()
        if pacing.wants(pk) and kind_of(key).mailed  # type: ignore[union-attr]
    ]
    Letter.objects.bulk_create(letters, ignore_conflicts=True)
    noted = [letter.notice_id for letter in letters if letter.notice_id]
    # A letter about the same thing may have gone out before; then none was added.
    waiting = Letter.objects.waiting().filter(once=event.once, notice__in=noted)
    Notice.objects.filter(pk__in=waiting.values("notice")).update(mail=Notice.Mail.WAITING)
    if any(letter.due_at <= now for letter in letters):
        transaction.on_commit(post_letters.enqueue)


def _letter(
    event: Event, user_id: int, kind: str, pacing: Pacing, notice_id: int | None, now: datetime
) -> Letter:
    values: dict[str, Any] = {"pace": pacing.pace_of(user_id), "due_at": pacing.due_at(user_id, now)}
    shared: Sequence[str] = ("about", "fold", "once", "places", "actor_id", "details")
    values |= {name: getattr(event, name) for name in shared}
    return Letter(user_id=user_id, kind=kind, notice_id=notice_id, created_at=now, **values)
