"""Numbers, times and languages in the words of the reader."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format, localize, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import get_language, get_language_info, gettext, ngettext

KILO = 1000


def filesize(size: int | None) -> str:
    """Decimal units, one digit below ten: what a data plan counts in."""
    if not size:
        return ""
    value, unit = float(size), "B"
    for following in ("KB", "MB", "GB"):
        if value < KILO:
            break
        value, unit = value / KILO, following
    places = 1 if value < 10 and unit not in {"B", "KB"} else 0
    number = number_format(round(value, places), decimal_pos=places)
    return {
        "B": gettext("%(number)s bytes"),
        "KB": gettext("%(number)s KB"),
        "MB": gettext("%(number)s MB"),
        "GB": gettext("%(number)s GB"),
    }[unit] % {"number": number}


def reading_time(minutes: int | None) -> str:
    if not minutes:
        return ""
    return ngettext("%(count)d min read", "%(count)d min read", minutes) % {"count": minutes}


def listening_time(minutes: int | None) -> str:
    return ngettext("%(count)d min", "%(count)d min", minutes) % {"count": minutes} if minutes else ""


def duration(seconds: float | None) -> str:
    """12:34, or 1:02:03 from an hour on."""
    whole = int(seconds or 0)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _info(code: str) -> dict[str, Any]:
    try:
        return dict(get_language_info(code))
    except KeyError:
        return {"name_translated": code, "name_local": code, "bidi": False}


def language_name(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code) or _info(code)["name_translated"]) if code else ""


def language_in_text(code: str) -> str:
    """The name inside a sentence: French and Spanish write it small."""
    name = language_name(code)
    return name.lower() if (get_language() or "")[:2] in {"fr", "es"} else name


def endonym(code: str) -> str:
    name = str(_info(code)["name_local"])
    return name[:1].upper() + name[1:]


def direction(code: str) -> str:
    return "rtl" if code and _info(code)["bidi"] else "ltr"


def day(moment: date | datetime | None) -> SafeString | str:
    """A date as the language writes it, readable for machines too."""
    if moment is None:
        return ""
    return _day(moment, get_language() or "", timezone.get_current_timezone_name())


@lru_cache(maxsize=4_096)
def _day(moment: date | datetime, language: str, zone: str) -> SafeString:
    """In the active language and time zone, which are part of what it is kept under."""
    if isinstance(moment, datetime):
        moment = (timezone.localtime(moment) if timezone.is_aware(moment) else moment).date()
    return format_html(
        '<time datetime="{}">{}</time>', moment.isoformat(), date_format(moment, "DATE_FORMAT")
    )


def ago(moment: datetime | SafeString | None) -> SafeString | str:
    """Relative up to a month, then the date; the exact time is in the title. What is HTML already stays."""
    if moment is None or isinstance(moment, SafeString):
        return moment or ""
    now = timezone.now()
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    if moment > now or (now - moment).days > 30:
        return day(moment)
    if (now - moment).total_seconds() < 60:
        words = gettext("just now")
    else:
        words = gettext("%(time)s ago") % {"time": timesince(moment, now, depth=1)}
    exact = date_format(timezone.localtime(moment), "DATETIME_FORMAT")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        moment.isoformat(timespec="minutes"),
        exact,
        words,
    )


def honest_count(number: int) -> str:
    return str(localize(number)) if number < 10_000 else number_format(number, force_grouping=True)
