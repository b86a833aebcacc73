"""The moderators' desk: what readers report, newcomers' posts that wait, and appeals."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forums import desk, measuring
from forums.flags import FlagItem, flag_items
from forums.models import Appeal
from forums.moderation_forms import ApprovalForm, DecideAppealForm, DecideForm
from forums.showing import post_views
from forums.views.doors import members_only, only_moderators
from forums.writers import writer_of
from mailroom.models import IncomingMail


@require_safe
@members_only
def reports(request: HttpRequest) -> HttpResponse:
    """Undecided reports in the forums the reader moderates, one item a post, the oldest first."""
    only_moderators(request.user)
    return reports_page(request)


def reports_page(
    request: HttpRequest,
    bound: DecideForm | None = None,
    bound_to: int = 0,
    *,
    flags: list[FlagItem] | None = None,
) -> HttpResponse:
    """The desk with one form as it was sent, where it was refused: `bound`, or one among the `flags`."""
    cases = desk.open_cases(request.user)
    for case in cases:
        answered = bound is not None and case.post.pk == bound_to
        case.form = bound if answered else DecideForm(auto_id=f"p{case.post.pk}-%s")
    context = {
        "cases": cases,
        "held_letters": IncomingMail.objects.visible_to(request.user).count(),
        "flags": flag_items(request.user) if flags is None else flags,
        "desk_tabs": desk.tabs(request.user, "desk"),
        "response_time": desk.response_time(request.user),
    }
    return render(request, "forums/desk.html", context, status=422 if bound or flags else 200)


@require_safe
@members_only
def approvals(request: HttpRequest) -> HttpResponse:
    """Posts of newcomers, the oldest first."""
    only_moderators(request.user)
    return approvals_page(request)


def approvals_page(
    request: HttpRequest, bound: ApprovalForm | None = None, bound_to: int = 0
) -> HttpResponse:
    """The queue with one form as it was sent, where it was refused."""
    posts = desk.waiting_posts(request.user).select_related("author__profile", "topic__forum")
    items = []
    for post in posts[: desk.AT_ONCE]:
        (view,) = post_views(request.user, post.topic, [post])
        form = bound if bound and post.pk == bound_to else ApprovalForm(auto_id=f"p{post.pk}-%s")
        items.append({"post": view, "topic": post.topic, "form": form})
    context = {"items": items, "desk_tabs": desk.tabs(request.user, "approvals")}
    return render(request, "forums/approvals.html", context, status=422 if bound else 200)


@require_safe
@members_only
def appeals(request: HttpRequest) -> HttpResponse:
    """Appeals that wait for an answer, the oldest first."""
    only_moderators(request.user)
    return appeals_page(request)


def appeals_page(
    request: HttpRequest, bound: DecideAppealForm | None = None, bound_to: int = 0
) -> HttpResponse:
    """The queue with one form as it was sent, where it was refused."""
    people = ("post__author__profile", "post__mask", "against__profile", "post__topic__forum")
    waiting = Appeal.objects.visible_to(request.user).waiting().select_related(*people)
    items = [_appeal_item(request.user, appeal, bound, bound_to) for appeal in waiting[: desk.AT_ONCE]]
    context = {"items": items, "desk_tabs": desk.tabs(request.user, "appeals")}
    return render(request, "forums/appeals.html", context, status=422 if bound else 200)


def _appeal_item(user: Any, appeal: Appeal, bound: DecideAppealForm | None, bound_to: int) -> dict[str, Any]:
    (view,) = post_views(user, appeal.post.topic, [appeal.post])
    form = bound if bound and appeal.pk == bound_to else DecideAppealForm(auto_id=f"a{appeal.pk}-%s")
    return {
        "appeal": appeal,
        "post": view,
        "topic": appeal.post.topic,
        "against": writer_of(appeal.against),
        "may_decide": measuring.can_decide_appeal(user, appeal),
        "form": form,
    }
