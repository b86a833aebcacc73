"""The editors' list of briefs that are due to be looked at again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from library.models import BriefPage

REPORT: Final = "library_reviews"
AHEAD: Final = timedelta(days=30)
AT_ONCE: Final = 200


def may_read(user: Any) -> bool:
    return bool(user.has_perm("library.view_briefpage"))


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """What is due within a month, the longest overdue first."""
    if not may_read(request.user):
        raise PermissionDenied
    today = timezone.localdate()
    due = BriefPage.objects.live().filter(review_date__lte=today + AHEAD).select_related("locale")
    context = {
        "pages": list(due.order_by("review_date", "pk")[:AT_ONCE]),
        "today": today,
        "title": _("Pages to look at again"),
    }
    return render(request, "library/admin/reviews.html", context)
