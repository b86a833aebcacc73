"""The moderators' desk: open reports, and what was done."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums import access, services
from forums.models import AuditEntry, Forum, Report
from forums.models.grant import Level
from forums.moderation_forms import DecideForm
from forums.showing import post_views, writer_of
from forums.views.doors import members_only
from mailroom.models import IncomingMail
from people.models import User

AT_ONCE: Final = 50


@require_safe
@members_only
def reports(request: HttpRequest) -> HttpResponse:
    """Open reports in the forums the reader moderates, the oldest first."""
    _only_moderators(request.user)
    return _desk(request)


def _desk(request: HttpRequest, bound: DecideForm | None = None, bound_to: int = 0) -> HttpResponse:
    waiting = Report.objects.visible_to(request.user).open()
    people = ("post__author__profile", "reporter__profile", "post__topic__forum")
    items = [
        _item(
            request.user,
            report,
            bound if report.pk == bound_to and bound else DecideForm(auto_id=f"r{report.pk}-%s"),
        )
        for report in waiting.select_related(*people)[:AT_ONCE]
    ]
    context = {"items": items, "held_letters": IncomingMail.objects.visible_to(request.user).count()}
    return render(request, "forums/desk.html", context, status=422 if bound else 200)


def _item(user: Any, report: Report, form: DecideForm) -> dict[str, Any]:
    (view,) = post_views(user, report.post.topic, [report.post])
    return {"report": report, "post": view, "reporter": writer_of(report.reporter), "form": form}


@require_POST
@members_only
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one report."""
    _only_moderators(request.user)
    report = get_object_or_404(Report.objects.visible_to(request.user), pk=pk)
    form = DecideForm(request.POST, auto_id=f"r{report.pk}-%s")
    if not form.is_valid():
        return _desk(request, form, report.pk)
    services.decide_report(
        actor=request.user,
        report=report,
        hide=form.cleaned_data["outcome"] == "hide",
        decision=form.cleaned_data["reason"],
    )
    messages.success(request, _("Decided. It is in the moderation record."))
    return redirect("forums:desk")


@require_safe
@members_only
def record(request: HttpRequest) -> HttpResponse:
    """The newest lines of the moderation record of the reader's forums."""
    _only_moderators(request.user)
    moderated = Forum.objects.filter(pk__in=access.forums_at(request.user, Level.MODERATE))
    titles = {forum.slug: str(forum) for forum in moderated}
    lines = list(AuditEntry.objects.filter(forum__in=titles)[: AT_ONCE * 2])
    actors = User.objects.filter(public_id__in={line.actor for line in lines}).select_related("profile")
    names: dict[UUID | None, str] = {actor.public_id: writer_of(actor).name for actor in actors}
    items = [
        {"line": line, "actor": names.get(line.actor, _("Former member")), "forum": titles[line.forum]}
        for line in lines
    ]
    return render(request, "forums/record.html", {"items": items})


def _only_moderators(user: Any) -> None:
    if not access.forums_at(user, Level.MODERATE):
        raise Http404
