"""Warnings and suspensions: given, shown to the member, acknowledged, lifted."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums import access, desk, measuring, services
from forums.asked import number_in
from forums.measure_forms import SuspendForm, WarnForm
from forums.models import Forum, Measure, Post
from forums.moderation_forms import ReasonForm
from forums.views.doors import members_only, require
from forums.writers import writer_of
from people.models import User

both_ways = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@members_only
def measures(request: HttpRequest) -> HttpResponse:
    """What is in force, then what was."""
    _only_those_who_may(request.user)
    people = ("user__profile", "given_by__profile", "lifted_by__profile", "forum")
    found = Measure.objects.visible_to(request.user).select_related(*people)[: desk.AT_ONCE * 2]
    items: list[dict[str, Any]] = [
        {"measure": each, "person": writer_of(each.user), "giver": writer_of(each.given_by)} for each in found
    ]
    context = {
        "running": [item for item in items if item["measure"].running],
        "others": [item for item in items if not item["measure"].running],
        "desk_tabs": desk.tabs(request.user, "measures"),
    }
    return render(request, "forums/measures.html", context)


@both_ways
@members_only
def warn(request: HttpRequest, public_id: str) -> HttpResponse:
    """Warn a member."""
    return _give(request, public_id, WarnForm, "forums/warn.html")


@both_ways
@members_only
def suspend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take the right to write away until a day."""
    return _give(request, public_id, SuspendForm, "forums/suspend.html")


def _give(request: HttpRequest, public_id: str, kind: type[WarnForm], template: str) -> HttpResponse:
    _only_those_who_may(request.user)
    person = get_object_or_404(User.objects.select_related("profile"), public_id=public_id, is_active=True)
    require(measuring.can_measure(request.user, person))
    post = _about(request, person)
    forums = Forum.objects.filter(pk__in=access.forums_to_measure_in(request.user))
    choices = [(forum.slug, str(forum)) for forum in forums]
    form = kind(
        request.POST or None, forums=choices, initial={"forum": post.topic.forum.slug} if post else {}
    )
    if request.method == "POST" and form.is_valid():
        asked = dict(form.cleaned_data)
        asked["forum"] = get_object_or_404(forums, slug=asked["forum"])
        act: Any = services.suspend if kind is SuspendForm else services.warn
        act(actor=request.user, person=person, post=post, **asked)
        messages.success(request, _("Done. It is in the moderation record."))
        return redirect("forums:measures")
    earlier = Measure.objects.visible_to(request.user).of(person).select_related("forum")
    context = {"person": writer_of(person), "form": form, "post": post, "earlier": earlier}
    return render(request, template, context, status=422 if form.is_bound and form.errors else 200)


def _about(request: HttpRequest, person: Any) -> Post | None:
    """The post of the person that gave rise to it, if the reader moderates its forum."""
    asked = number_in(request.GET.get("post", ""))
    if asked is None:
        return None
    posts = Post.objects.visible_to(request.user).select_related("topic__forum")
    post = posts.filter(pk=asked, author=person).first()
    return post if post and access.can_moderate(request.user, post.topic.forum_id) else None


@both_ways
@members_only
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """End a suspension early."""
    _only_those_who_may(request.user)
    visible = Measure.objects.visible_to(request.user).suspending()
    measure = get_object_or_404(visible.select_related("user__profile", "forum"), pk=pk)
    require(measuring.can_measure(request.user, measure.user))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.lift(actor=request.user, measure=measure, reason=form.cleaned_data["reason"])
        messages.success(request, _("Done. It is in the moderation record."))
        return redirect("forums:measures")
    context = {"measure": measure, "person": writer_of(measure.user), "form": form}
    return render(request, "forums/lift.html", context, status=422 if form.is_bound and form.errors else 200)


@require_POST
@members_only
def acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    """The member read the warning; it leaves the top of their pages."""
    measure = get_object_or_404(Measure.objects.of(request.user), pk=pk, kind=Measure.Kind.WARNING)
    services.acknowledge(user=request.user, measure=measure)
    return redirect("forums:index")


def _only_those_who_may(user: Any) -> None:
    if not access.forums_to_measure_in(user):
        raise Http404
