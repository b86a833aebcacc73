"""The moderation record, by act, place, person and day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from forums import desk
from forums.measure_forms import RecordForm
from forums.models import AuditEntry
from forums.recorded import moderated_titles, named, names_of
from forums.views.doors import members_only, only_moderators


@require_safe
@members_only
def record(request: HttpRequest) -> HttpResponse:
    """Lines of the forums the reader moderates, the newest first."""
    only_moderators(request.user)
    titles = moderated_titles(request.user)
    lines = AuditEntry.objects.filter(forum__in=titles)
    actors = names_of(lines.order_by().values_list("actor", flat=True).distinct())
    choices = sorted(
        ((str(actor), name) for actor, name in actors.items() if actor), key=lambda each: each[1]
    )
    form = RecordForm(request.GET, forums=list(titles.items()), actors=choices)
    form.is_valid()
    found = list(_asked(lines, form.cleaned_data)[: desk.AT_ONCE + 1])
    context = {
        "items": named(found[: desk.AT_ONCE], request.user),
        "next_mark": found[desk.AT_ONCE - 1].number if len(found) > desk.AT_ONCE else None,
        "form": form,
        "desk_tabs": desk.tabs(request.user, "record"),
    }
    return render(request, "forums/record.html", context)


def _asked(lines: QuerySet[AuditEntry], asked: dict[str, Any]) -> QuerySet[AuditEntry]:
    for name in ("act", "forum", "actor"):
        if asked.get(name):
            lines = lines.filter(**{name: asked[name]})
    if asked.get("since"):
        lines = lines.filter(at__gte=_start(asked["since"]))
    if asked.get("to"):
        lines = lines.filter(at__lt=_start(asked["to"]) + timedelta(days=1))
    if asked.get("before"):
        lines = lines.filter(number__lt=asked["before"])
    return lines


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
