"""The report on searches in the editors' part."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from discovery.models import Tally
from discovery.reporting import common_facets, common_queries, weeks

REPORT: Final = "discovery_report"


def may_read(user: Any) -> bool:
    return bool(user.has_perm("discovery.view_gap"))


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """All weeks, or one of them: `?week=` is its Monday."""
    if not may_read(request.user):
        raise PermissionDenied
    listed = weeks(timezone.now().date())
    chosen = _chosen(request.GET.get("week", ""), [week.begins for week in listed])
    since = chosen or listed[-1].begins
    until = since + timedelta(weeks=1) if chosen else listed[0].begins + timedelta(weeks=1)
    queries = common_queries(since, until)
    context = {
        "weeks": listed,
        "chosen": chosen,
        "queries": [(Tally.Kind(kind).label, rows) for kind, rows in queries.items()],
        "facets": common_facets(since, until),
        "title": _("Searches"),
    }
    return render(request, "discovery/admin/report.html", context)


def _chosen(given: str, mondays: list[date]) -> date | None:
    return next((monday for monday in mondays if monday.isoformat() == given), None)
