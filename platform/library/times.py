"""When an event takes place, in words: the organiser's clock first, since that is what was agreed."""

from __future__ import annotations

import zoneinfo
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timeuntil
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class When:
    """Ready words; `universal` is empty where the organiser's clock is UTC itself."""

    day: SafeString
    hours: SafeString
    zone: str
    universal: SafeString | str
    distance: str


def when_of(event: Any) -> When:
    """The times of an event in the active language."""
    zone = zoneinfo.ZoneInfo(event.zone)
    starts, ends = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
    same_clock = starts.utcoffset() == starts.astimezone(UTC).utcoffset()
    return When(
        day=_days(starts, ends),
        hours=_hours(starts, ends),
        zone=_zone_words(starts, event.zone),
        universal="" if same_clock else _hours(starts.astimezone(UTC), ends.astimezone(UTC)),
        distance=_distance(event),
    )


def _days(starts: datetime, ends: datetime) -> SafeString:
    first = _stamped(starts, date_format(starts, "DATE_FORMAT"))
    if starts.date() == ends.date():
        return first
    return format_html("{} – {}", first, _stamped(ends, date_format(ends, "DATE_FORMAT")))


def _hours(starts: datetime, ends: datetime) -> SafeString:
    return format_html(
        "{} – {}", _stamped(starts, time_format(starts, "H:i")), _stamped(ends, time_format(ends, "H:i"))
    )


def _stamped(moment: datetime, words: str) -> SafeString:
    return format_html('<time datetime="{}"><bdi>{}</bdi></time>', moment.isoformat(), words)


def _zone_words(moment: datetime, name: str) -> str:
    offset = moment.strftime("%z")
    sign = f"UTC{offset[:3]}:{offset[3:5]}" if offset.strip("+-0") else "UTC"
    place = name.rsplit("/", 1)[-1].replace("_", " ")
    return sign if place == "UTC" else _("%(place)s time (%(offset)s)") % {"place": place, "offset": sign}


def _distance(event: Any) -> str:
    now = timezone.now()
    if event.ends_at < now:
        return ""
    if event.starts_at <= now:
        return _("It is taking place now.")
    return _("in %(time)s") % {"time": timeuntil(event.starts_at, now, depth=1)}
