"""An event as a calendar file, with its own time zone."""

from __future__ import annotations

import zoneinfo

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from library.models import EventPage
from pages.addresses import page_address


@require_safe
def event_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The iCalendar file of an event that the reader may open."""
    user = request.user if request.user.is_authenticated else AnonymousUser()
    event = get_object_or_404(EventPage.objects.visible_to(user).select_related("locale"), pk=pk)
    zone = zoneinfo.ZoneInfo(event.zone)
    entry = Event()
    entry.add("uid", f"{event.translation_key}@waymark")
    entry.add("dtstamp", event.last_published_at or timezone.now())
    entry.add("dtstart", event.starts_at.astimezone(zone))
    entry.add("dtend", event.ends_at.astimezone(zone))
    entry.add("summary", event.title)
    entry.add("description", event.summary)
    entry.add("location", event.place)
    entry.add("url", settings.SITE_ADDRESS + page_address(event))
    calendar = Calendar()
    calendar.add("prodid", "-//Waymark//Events//EN")
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    calendar.add_missing_timezones()
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response
