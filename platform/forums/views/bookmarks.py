"""Bookmarks: made beside a topic or a post, kept on a page of one's own."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums import services
from forums.bookmark_forms import BookmarkForm
from forums.models import Bookmark, Post, Topic
from forums.reminding import may_still_open
from forums.rendering import plain_text
from forums.views.doors import discreet, members_only, open_post, open_topic
from forums.writers import writer_behind
from notifications.timing import zone_of

AT_ONCE: Final = 200
EXCERPT: Final = 200


@require_safe
@members_only
def mine(request: HttpRequest) -> HttpResponse:
    """Due reminders first; a place that closed to the person is not named, and stays until they let it go."""
    now = timezone.now()
    kept = Bookmark.objects.of(request.user).due_first().with_places()[:AT_ONCE]
    zone = zone_of(request.user)
    items = [_item(request.user, bookmark, now, zone) for bookmark in kept]
    groups = [
        {"due": True, "items": [item for item in items if item["due"]]},
        {"due": False, "items": [item for item in items if not item["due"]]},
    ]
    page = render(request, "forums/bookmarks.html", {"groups": groups, "any": bool(items)})
    page["Cache-Control"] = "private, no-store"
    return page


def _item(user: Any, bookmark: Bookmark, now: datetime, zone: ZoneInfo) -> dict[str, Any]:
    bookmark.user = user
    due = bookmark.remind_at is not None and bookmark.remind_at <= now
    item: dict[str, Any] = {"bookmark": bookmark, "open": may_still_open(bookmark), "due": due}
    if bookmark.remind_at:
        item["day"] = timezone.localdate(bookmark.remind_at, timezone=zone)
    if item["open"] and bookmark.post is not None:
        item |= {
            "writer": writer_behind(bookmark.post),
            "excerpt": plain_text(bookmark.post.html)[:EXCERPT],
        }
    return item


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def of_topic(request: HttpRequest, pk: int) -> HttpResponse:
    """Bookmark a whole topic, or change its bookmark."""
    return _keep(request, open_topic(request.user, pk), None)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def of_post(request: HttpRequest, pk: int) -> HttpResponse:
    """Bookmark a post, or change its bookmark."""
    post = open_post(request.user, pk)
    if post.hidden:
        raise Http404
    return _keep(request, post.topic, post)


def _keep(request: HttpRequest, topic: Topic, post: Post | None) -> HttpResponse:
    held = Bookmark.objects.of(request.user).filter(topic=topic, post=post).first()
    zone = zone_of(request.user)
    form = BookmarkForm(request.POST or None, zone=zone, initial=_initial(held, zone))
    if request.method == "POST" and form.is_valid():
        note, when = form.cleaned_data["note"], form.remind_at()
        services.keep_bookmark(user=request.user, topic=topic, post=post, note=note, remind_at=when)
        messages.success(request, _("Kept. You find it under “Bookmarks”."))
        return redirect(post or topic)
    context = {"topic": topic, "forum": topic.forum, "post": post, "form": form, "held": held}
    page = render(request, "forums/bookmark.html", context, status=422 if form.errors else 200)
    return discreet(page, topic.forum)


def _initial(held: Bookmark | None, zone: ZoneInfo) -> dict[str, Any]:
    if held is None:
        return {"remind": ""}
    waits = held.remind_at and held.remind_at > timezone.now()
    day = timezone.localdate(held.remind_at, timezone=zone) if waits else None
    return {"note": held.note, "remind": "date" if day else "", "day": day}


@require_POST
@members_only
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a bookmark go, or only its reminder."""
    bookmark = get_object_or_404(Bookmark.objects.of(request.user), pk=pk)
    if request.POST.get("act") == "seen":
        services.end_reminder(bookmark=bookmark)
    else:
        services.drop_bookmark(bookmark=bookmark)
        messages.info(request, _("The bookmark is gone."))
    return redirect("forums:bookmarks")
