"""One's own notices."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notifications import services
from notifications.forms import PageForm
from notifications.models import Notice
from notifications.showing import lines_of, target_of
from people.requests import MemberRequest

PER_PAGE: Final = 40


@login_required
@require_safe
def notices(request: MemberRequest) -> HttpResponse:
    """Unread ones first. What closed to the reader is left out and no longer counted as unread."""
    asked = PageForm(request.GET)
    asked.is_valid()
    was_read = ExpressionWrapper(Q(read_at__isnull=False), output_field=BooleanField())
    rows = Notice.objects.of(request.user).select_related("actor__profile").annotate(was_read=was_read)
    page = Paginator(rows.order_by("was_read", "-created_at", "-pk"), PER_PAGE).get_page(
        asked.cleaned_data.get("page") or 1
    )
    lines, closed = lines_of(request.user, page.object_list)
    if closed:
        services.mark_read(user=request.user, ids=closed)
    context = {
        "lines": lines,
        "page_of_notices": page,
        "unread": request.user.unread_notices,
        "noindex": True,
    }
    response = render(request, "notifications/list.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_safe
def open_one(request: MemberRequest, pk: int) -> HttpResponse:
    """Leads to the thing itself; having gone there, the person has read the notice."""
    notice = get_object_or_404(Notice.objects.of(request.user), pk=pk)
    target = target_of(request.user, notice)
    if target is None:
        raise Http404
    if notice.read_at is None:
        services.mark_read(user=request.user, ids=[pk])
    return redirect(target)


@require_POST
@login_required
def read(request: MemberRequest, pk: int) -> HttpResponse:
    notice = get_object_or_404(Notice.objects.of(request.user), pk=pk)
    services.mark_read(user=request.user, ids=[notice.pk])
    return redirect("notifications:list")


@require_POST
@login_required
def read_all(request: MemberRequest) -> HttpResponse:
    services.mark_all_read(user=request.user)
    messages.success(request, _("Everything is marked as read."))
    return redirect("notifications:list")
