"""Texts that are not sent yet."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums import rendering, services
from forums.models import Draft, Forum, Topic
from forums.views.doors import members_only


@require_safe
@members_only
def mine(request: HttpRequest) -> HttpResponse:
    """The member's drafts, each with its way back; a place that closed to them is not named."""
    drafts = Draft.objects.of(request.user).select_related("forum", "topic")
    topics = set(
        Topic.objects.visible_to(request.user)
        .filter(pk__in=[d.topic_id for d in drafts])
        .values_list("pk", flat=True)
    )
    forums = set(
        Forum.objects.readable_by(request.user)
        .filter(pk__in=[d.forum_id for d in drafts])
        .values_list("pk", flat=True)
    )
    items = [
        {"draft": draft, "open": draft.topic_id in topics or draft.forum_id in forums} for draft in drafts
    ]
    return render(request, "forums/drafts.html", {"items": items})


@require_POST
@members_only
def save(request: HttpRequest) -> HttpResponse:
    """The autosave of an open form; answers with the time, or with nothing to do."""
    kind, _colon, pk = request.POST.get("place", "").partition(":")
    if kind not in {"start", "reply"} or not pk.isdecimal() or len(pk) > 18:
        raise Http404
    source = rendering.tidy(request.POST.get("source", ""))[: rendering.MAX_CHARACTERS * 3]
    if kind == "start":
        forum = get_object_or_404(Forum.objects.startable_by(request.user), pk=pk)
        services.save_draft(
            user=request.user,
            forum=forum,
            title=request.POST.get("title", ""),
            source=source,
            masked="masked" in request.POST,
        )
    else:
        topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
        services.save_draft(user=request.user, topic=topic, source=source, masked="masked" in request.POST)
    return JsonResponse({"saved": timezone.now().isoformat()})


@require_POST
@members_only
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a draft go."""
    draft = get_object_or_404(Draft.objects.of(request.user), pk=pk)
    services.discard_draft(user=request.user, key=draft.key)
    services.discard_files(user=request.user, place=draft.key)
    messages.info(request, _("The draft is gone."))
    return redirect("forums:drafts")
