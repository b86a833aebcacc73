"""When a letter is due: in the reader's own hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

from django.utils import timezone

from notifications.models import Pace, Preference

DEFAULT: Final = Preference()
OUTSIDE: Final = ("Etc/", "SystemV/", "posix/", "right/")


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """Zones by continent and city; the rest are other names of the same."""
    cities = (name for name in available_timezones() if "/" in name and not name.startswith(OUTSIDE))
    return ("UTC", *sorted(cities))


def due_at(preference: Preference, pace: str, now: datetime) -> datetime:
    """At once but for quiet hours; or at the next hour for letters that come together."""
    here = now.astimezone(zone_named(preference.time_zone))
    if pace == Pace.IMMEDIATE:
        return _after_quiet(preference, here).astimezone(UTC)
    turn = _at_hour(here, preference.digest_hour)
    if pace == Pace.WEEKLY:
        turn += timedelta(days=(preference.digest_day - turn.weekday()) % 7)
    return turn.astimezone(UTC)


def is_quiet(preference: Preference, hour: int) -> bool:
    start, end = preference.quiet_from, preference.quiet_until
    if start <= end:
        return start <= hour < end
    return hour >= start or hour < end


def _after_quiet(preference: Preference, here: datetime) -> datetime:
    return _at_hour(here, preference.quiet_until) if is_quiet(preference, here.hour) else here


def _at_hour(here: datetime, hour: int) -> datetime:
    """The next time the clock on the wall shows the hour; days are days also when the clocks change."""
    turn = here.replace(hour=hour, minute=0, second=0, microsecond=0)
    return turn if turn > here else turn + timedelta(days=1)


def zone_of(user: Any) -> ZoneInfo:
    """The clock somebody lives by, as their settings of letters say; without any, the site's."""
    names = Preference.objects.filter(user_id=user.pk).values_list("time_zone", flat=True)
    return zone_named(names.first() or timezone.get_default_timezone_name())


def zone_named(name: str) -> ZoneInfo:
    """A zone that this machine does not know any more counts as UTC."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")
