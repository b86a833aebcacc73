"""The settings of letters; what waits already follows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from notifications.models import Letter, Pace, PlacePreference, Preference
from notifications.services.dropping import drop_letters_of
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
    """Locked, so that none of them is in the hands of the round that sends."""
    now = timezone.now()
    waiting = Letter.objects.waiting().filter(user_id=user.pk)
    unwanted, changed = [], []
    for places, letters in _by_places(waiting.select_for_update()).items():
        pacing = Pacing.of([user.pk], places)
        if not pacing.wants(user.pk):
            unwanted += [letter.pk for letter in letters]
            continue
        for letter in letters:
            letter.pace = pacing.pace_of(user.pk)
            # One that was refused before keeps its pause.
            letter.due_at = letter.due_at if letter.tries else pacing.due_at(user.pk, now)
        changed += letters
    drop_letters_of(Letter.objects.filter(pk__in=unwanted))
    Letter.objects.bulk_update(changed, ["pace", "due_at"], batch_size=500)


def _by_places(letters: Iterable[Letter]) -> dict[tuple[str, ...], list[Letter]]:
    found: dict[tuple[str, ...], list[Letter]] = {}
    for letter in letters:
        found.setdefault(tuple(letter.places), []).append(letter)
    return found
