"""One post on the desk: its history, its reports, what was done, and the moderators' answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums import access, desk, measuring, services
from forums.audit import key_of
from forums.changes import history_of
from forums.errors import HeldPostError, NotYoursToDecideError
from forums.models import Appeal, AuditEntry, Measure, Post, Report
from forums.models.grant import Level
from forums.models.held import Held
from forums.moderation_forms import ApprovalForm, AssignForm, DecideAppealForm, DecideForm
from forums.recorded import named
from forums.showing import post_views
from forums.views.desk import appeals_page, approvals_page, reports_page
from forums.views.doors import may_moderate, members_only, only_moderators, open_post
from forums.writers import writer_of


@require_safe
@members_only
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """All that a moderator of the forum needs to judge a post."""
    user = request.user
    post = _moderated(user, pk)
    if post.held == Held.MOVED:
        return redirect(post.moved_to or post)
    (view,) = post_views(user, post.topic, [post])
    people = ("reporter__profile", "assignee__profile")
    reports = list(Report.objects.filter(post=post).select_related(*people))
    undecided = [report for report in reports if report.state in (Report.State.OPEN, Report.State.IN_HAND)]
    lines = AuditEntry.objects.filter(target=key_of(post))[: desk.AT_ONCE]
    context = {
        "post": view,
        "topic": post.topic,
        "pictures": post.attachments.filter(media_type__startswith="image/") if post.files else (),
        "versions": history_of(post),
        "calls": [desk.call_of(report) for report in reports],
        "report": undecided[0] if undecided else None,
        "assignee": writer_of(undecided[0].assignee) if undecided and undecided[0].assignee_id else None,
        "mine": bool(undecided) and undecided[0].assignee_id == user.pk,
        "assign_form": AssignForm(moderators=_moderators(post)) if undecided else None,
        "form": DecideForm()
        if undecided
        else ApprovalForm()
        if post.held in (Held.WAITING, Held.DECLINED)
        else None,
        "lines": named(lines, user),
        "measures": _measures(user, post),
        "author": post.author,
        "may_measure": post.author is not None and measuring.can_measure(user, post.author),
        "desk_tabs": desk.tabs(user, ""),
    }
    return render(request, "forums/case.html", context)


def _moderated(user: Any, pk: int) -> Post:
    post = open_post(user, pk)
    may_moderate(user, post.topic)
    return post


def _moderators(post: Post) -> list[tuple[str, str]]:
    people = access.people_at(post.topic.forum_id, Level.MODERATE).select_related("profile")
    return sorted(
        ((str(person.public_id), writer_of(person).name) for person in people), key=lambda each: each[1]
    )


def _measures(user: Any, post: Post) -> Any:
    if post.author_id is None:
        return []
    return Measure.objects.visible_to(user).of(post.author).select_related("forum")


@require_POST
@members_only
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a case, give it back, or hand it to another moderator of the forum."""
    post = _moderated(request.user, pk)
    wanted = request.POST.get("do")
    if wanted == "take":
        to: Any = request.user
    elif wanted == "give-back":
        to = None
    else:
        form = AssignForm(request.POST, moderators=_moderators(post))
        if not form.is_valid():
            raise Http404
        to = access.people_at(post.topic.forum_id, Level.MODERATE).get(public_id=form.cleaned_data["to"])
    try:
        services.assign_case(actor=request.user, post=post, to=to)
    except NotYoursToDecideError:
        raise Http404 from None
    messages.success(request, _("Done. It is in the moderation record."))
    return redirect("forums:desk")


@require_POST
@members_only
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the reports on a post; `pk` is any of them."""
    only_moderators(request.user)
    report = get_object_or_404(Report.objects.visible_to(request.user), pk=pk)
    form = DecideForm(request.POST, auto_id=f"p{report.post_id}-%s")
    if not form.is_valid():
        return reports_page(request, form, report.post_id)
    services.decide_report(
        actor=request.user,
        report=report,
        hide=form.cleaned_data["outcome"] == "hide",
        duplicate=form.cleaned_data["outcome"] == "duplicate",
        decision=form.cleaned_data["reason"],
    )
    messages.success(request, _("Decided. It is in the moderation record."))
    return redirect("forums:desk")


@require_POST
@members_only
def approval(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a waiting post appear, or decline it."""
    post = _moderated(request.user, pk)
    form = ApprovalForm(request.POST, auto_id=f"p{post.pk}-%s")
    if not form.is_valid():
        return approvals_page(request, form, post.pk)
    try:
        if form.cleaned_data["act"] == "approve":
            services.approve_post(actor=request.user, post=post, reason=form.cleaned_data["reason"])
        else:
            services.decline_post(actor=request.user, post=post, reason=form.cleaned_data["reason"])
    except HeldPostError:
        messages.info(request, _("Somebody decided it before you."))
    else:
        messages.success(request, _("Decided. It is in the moderation record."))
    return redirect("forums:approvals")


@require_POST
@members_only
def decide_appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer an appeal against another moderator's hiding."""
    only_moderators(request.user)
    appeal = get_object_or_404(Appeal.objects.visible_to(request.user).select_related("post"), pk=pk)
    form = DecideAppealForm(request.POST, auto_id=f"a{appeal.pk}-%s")
    if not form.is_valid():
        return appeals_page(request, form, appeal.pk)
    try:
        services.decide_appeal(
            actor=request.user,
            appeal=appeal,
            show=form.cleaned_data["outcome"] == "show",
            decision=form.cleaned_data["reason"],
        )
    except NotYoursToDecideError:
        messages.error(request, _("Another moderator decides this appeal."))
    else:
        messages.success(request, _("Decided. It is in the moderation record."))
    return redirect("forums:appeals")
