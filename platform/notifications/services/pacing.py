"""Which pace of letters holds for whom: that of the narrowest place, else the person's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from notifications import timing
from notifications.models import Pace, PlacePreference, Preference


@dataclass(frozen=True, slots=True)
class Pacing:
    """The settings of many people, read in two queries."""

    own: dict[int, Preference]
    by_place: dict[tuple[int, str], str]
    places: Sequence[str]

    @classmethod
    def of(cls, people: Iterable[int], places: Sequence[str]) -> Pacing:
        ids = list(people)
        own = {row.user_id: row for row in Preference.objects.filter(user__in=ids)}
        rows = PlacePreference.objects.filter(user__in=ids, place__in=places) if places else ()
        return cls(own, {(row.user_id, row.place): row.pace for row in rows}, places)

    def preference_of(self, user_id: int) -> Preference:
        return self.own.get(user_id, timing.DEFAULT)

    def pace_of(self, user_id: int) -> str:
        chosen = (self.by_place.get((user_id, place)) for place in self.places)
        return next((pace for pace in chosen if pace), self.preference_of(user_id).pace)

    def wants(self, user_id: int) -> bool:
        return self.pace_of(user_id) != Pace.NONE

    def due_at(self, user_id: int, now: datetime) -> datetime:
        return timing.due_at(self.preference_of(user_id), self.pace_of(user_id), now)
