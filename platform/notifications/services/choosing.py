"""The settings of letters; what waits already follows them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from notifications.models import Letter, Pace, PlacePreference, Preference
from notifications.services.pacing import Pacing


def save_preference(*, user: Any, **values: Any) -> Preference:
    """Pace, hours and time zone."""
    with transaction.atomic():
        row, _created = Preference.objects.update_or_create(user_id=user.pk, defaults=values)
        _plan_again(user)
    return row


def change_pace_of(*, user: Any, place: str, pace: str) -> None:
    """A pace of its own for one place; an empty one gives the place back to the general setting."""
    with transaction.atomic():
        if pace:
            PlacePreference.objects.update_or_create(
                user_id=user.pk, place=place, defaults={"pace": Pace(pace)}
            )
        else:
            PlacePreference.objects.filter(user_id=user.pk, place=place).delete()
        _plan_again(user)


def stop_letters(*, user: Any) -> None:
    """No letters of any kind, from nowhere; notices on the site go on."""
    with transaction.atomic():
        PlacePreference.objects.filter(user_id=user.pk).delete()
        save_preference(user=user, pace=Pace.NONE)


def _plan_again(user: Any) -> None:
    now = timezone.now()
    # A letter that was refused before keeps its pause.
    for letter in Letter.objects.waiting().filter(user_id=user.pk, tries=0):
        pacing = Pacing.of([user.pk], letter.places)
        if not pacing.wants(user.pk):
            letter.state = Letter.State.DROPPED
        letter.pace = pacing.pace_of(user.pk)
        letter.due_at = pacing.due_at(user.pk, now)
        letter.save(update_fields=["state", "pace", "due_at"])
