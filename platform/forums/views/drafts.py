"""Texts that are not sent yet."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums import access, rendering, services
from forums.asked import number_in
from forums.drafting import known_version
from forums.models import Draft, Forum, Topic
from forums.views.doors import members_only, open_post


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
    kind, _colon, written = request.POST.get("place", "").partition(":")
    pk = number_in(written)
    if kind not in {"start", "reply", "edit"} or pk is None:
        raise Http404
    source = rendering.tidy(request.POST.get("source", ""))[: rendering.MAX_CHARACTERS * 3]
    text: dict[str, Any] = {
        "source": source,
        "title": request.POST.get("title", ""),
        "known": known_version(request),
        "masked": "masked" in request.POST,
    }
    if request.POST.get("act") == "drop-other":
        services.drop_other(user=request.user, key=f"{kind}:{pk}")
        return JsonResponse({"saved": timezone.now().isoformat()})
    if kind != "edit" and services.is_stored(request.user, request.POST.get("key"), *_texts(request, kind)):
        # On its way while the text itself was stored: it would come back as a draft of what is posted.
        return JsonResponse({"saved": timezone.now().isoformat(), "version": 0, "other": ""})
    draft = services.save_draft(user=request.user, **_place(request.user, kind, pk), **text)
    answer = {"saved": timezone.now().isoformat(), "version": 0, "other": ""}
    if draft is not None:
        answer |= {"version": draft.version, "other": draft.other}
    return JsonResponse(answer)


def _texts(request: HttpRequest, kind: str) -> list[str]:
    titles = [" ".join(rendering.tidy(request.POST.get("title", "")).split())] if kind == "start" else []
    return [*titles, request.POST.get("source", "")]


def _place(user: Any, kind: str, pk: int) -> dict[str, Any]:
    """Where the text belongs, if the person may write there."""
    if kind == "start":
        return {"forum": get_object_or_404(Forum.objects.startable_by(user), pk=pk)}
    if kind == "reply":
        return {"topic": get_object_or_404(Topic.objects.visible_to(user), pk=pk)}
    post = open_post(user, pk)
    if not access.can_edit(user, post):
        raise Http404
    return {"post": post}


@require_POST
@members_only
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a draft go."""
    draft = get_object_or_404(Draft.objects.of(request.user), pk=pk)
    services.discard_draft(user=request.user, key=draft.key)
    services.discard_files(user=request.user, place=draft.key)
    messages.info(request, _("The draft is gone."))
    return redirect("forums:drafts")
