"""Acts of moderation, one page for a topic and one for a post; each asks for a reason."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from forums import access, services
from forums.models import AuditEntry, Forum, Topic
from forums.models.grant import Level
from forums.moderation_forms import ModerateTopicForm, ReasonForm
from forums.services.moderating import TOPIC_ACTS
from forums.showing import post_views
from forums.views.doors import may_moderate, members_only, open_post, open_topic

Act = AuditEntry.Act
LABELS = {
    Act.PIN: gettext_lazy("Pin it above the others"),
    Act.UNPIN: gettext_lazy("Unpin it"),
    Act.LOCK: gettext_lazy("Close it for replies"),
    Act.UNLOCK: gettext_lazy("Open it for replies again"),
    Act.HIDE_TOPIC: gettext_lazy("Hide the whole topic"),
    Act.SHOW_TOPIC: gettext_lazy("Show the topic again"),
    Act.MOVE: gettext_lazy("Move it to another forum"),
    Act.CLOSE_ON: gettext_lazy("Set the day it closes"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def topic(request: HttpRequest, pk: int) -> HttpResponse:
    """Pin, close, hide or move a topic; one that waits is decided on its question's page."""
    found = open_topic(request.user, pk)
    may_moderate(request.user, found)
    if found.held:
        return redirect("forums:case", pk=found.posts.get(position=1).pk)
    form = ModerateTopicForm(request.POST or None, acts=_acts(found), forums=_targets(request.user, found))
    if request.method == "POST" and form.is_valid():
        moved = _carry_out(request, found, form.cleaned_data)
        messages.success(request, _("Done. It is in the moderation record."))
        return redirect(moved)
    return render(request, "forums/moderate_topic.html", {"topic": found, "forum": found.forum, "form": form})


def _acts(found: Topic) -> list[tuple[str, Any]]:
    acts = [
        Act.UNPIN if found.pinned else Act.PIN,
        Act.UNLOCK if found.locked else Act.LOCK,
        *([] if found.locked else [Act.CLOSE_ON]),
        Act.MOVE,
        Act.SHOW_TOPIC if found.hidden else Act.HIDE_TOPIC,
    ]
    return [(act.value, LABELS[act]) for act in acts]


def _targets(user: Any, found: Topic) -> list[tuple[str, str]]:
    """Forums the person moderates too: nobody moves a topic out of their own sight."""
    moderated = access.forums_at(user, Level.MODERATE) - {found.forum_id}
    return [(forum.slug, str(forum)) for forum in Forum.objects.filter(pk__in=moderated)]


def _carry_out(request: HttpRequest, found: Topic, asked: dict[str, Any]) -> Topic:
    if asked["act"] == Act.MOVE:
        target = get_object_or_404(Forum, slug=asked["forum"])
        return services.move_topic(actor=request.user, topic=found, forum=target, reason=asked["reason"])
    if asked["act"] == Act.CLOSE_ON:
        when = timezone.make_aware(datetime.combine(asked["closes_on"], time.min))
        return services.close_on(actor=request.user, topic=found, when=when, reason=asked["reason"])
    return TOPIC_ACTS[asked["act"]](actor=request.user, topic=found, reason=asked["reason"])


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Hide a post, or show a hidden one again."""
    found = open_post(request.user, pk)
    may_moderate(request.user, found.topic)
    if found.held:
        return redirect("forums:case", pk=found.pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        wanted = request.POST.get("act")
        if wanted not in {"hide", "show"} or (wanted == "show" and not found.source):
            raise Http404
        act = services.hide_post if wanted == "hide" else services.unhide_post
        if found.hidden != (wanted == "hide"):
            act(actor=request.user, post=found, reason=form.cleaned_data["reason"])
        messages.success(request, _("Done. It is in the moderation record."))
        return redirect(found.get_absolute_url())
    (view,) = post_views(request.user, found.topic, [found])
    return render(
        request,
        "forums/moderate_post.html",
        {"post": view, "topic": found.topic, "form": form, "masked": found.mask_id is not None},
    )
