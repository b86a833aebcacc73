"""How every view comes by its forum, topic or post: what the reader may not open does not exist for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url

from config.prepared import prepared
from forums import access
from forums.lists import Member, asker
from forums.models import Forum, Post, Topic
from forums.models.grant import Level
from forums.querysets import ForumQuerySet, TopicQuerySet

KEPT: Final = "forums.kept"
TOO_LARGE: Final = 2**63
View = Callable[..., HttpResponse]


def open_forum(user: Any, slug: str) -> Forum:
    """A forum the reader may enter, or 404."""
    found = prepared(_forums_called)(slug=slug, **asker(user))
    if not found or not access.can_read(user, found[0]):
        raise Http404
    forum: Forum = found[0]
    return forum


def _forums_called(slug: str, user: int | None = None) -> ForumQuerySet:
    forums = Forum.objects.filter(slug=slug).order_by("pk")
    return forums if user is None else forums.known_to(Member(user))


def open_topic(user: Any, pk: int) -> Topic:
    """A topic the reader may open, with how far they read and what they began to write, or 404."""
    found = prepared(_topics_numbered)(pk=pk, **asker(user)) if pk < TOO_LARGE else []
    if not found or not access.can_open(user, found[0]):
        raise Http404
    topic: Topic = found[0]
    return topic


def _topics_numbered(pk: int, user: int | None = None) -> TopicQuerySet:
    topics = Topic.objects.filter(pk=pk).select_related("forum", "mask").order_by()
    if user is None:
        return topics
    member = Member(user)
    return topics.known_to(member).with_draft_of(member).with_bookmark_of(member)


def open_post(user: Any, pk: int) -> Post:
    """A post the reader may read, or 404."""
    posts = Post.objects.select_related("topic__forum__category", "topic__mask", "author__profile", "mask")
    post = posts.visible_to(user).filter(pk=pk).first() or access.hidden_own(posts, user, pk)
    if post is None:
        raise Http404
    return post


def require(allowed: bool) -> None:
    """For what the reader may see but not do: an honest refusal."""
    if not allowed:
        raise PermissionDenied


def to_sign_in(request: HttpRequest, back: str | None = None) -> HttpResponse:
    query = urlencode({"next": back or request.get_full_path()})
    return redirect(f"{resolve_url('account_login')}?{query}")


def members_only(view: View) -> View:
    """Sign-in first; a text that was already sent waits in the session and comes back after it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST" and request.POST.get("source"):
            fields = ("title", "source", "language", "masked")
            kept = {name: request.POST[name][:60_000] for name in fields if name in request.POST}
            request.session[KEPT] = {"path": request.path, "fields": kept}
        return to_sign_in(request, request.path)

    return guarded


def kept_text(request: HttpRequest) -> dict[str, str]:
    """The text that an ended session interrupted at this address, once."""
    kept = request.session.get(KEPT)
    if not kept or kept.get("path") != request.path:
        return {}
    del request.session[KEPT]
    return dict(kept["fields"])


def discreet(response: HttpResponse, forum: Forum) -> HttpResponse:
    """Pages of sensitive forums stay on no device: Back after signing out must not bring them up again."""
    if forum.sensitive:
        response["Cache-Control"] = "private, no-store"
    return response


def open_merged(user: Any, pk: int) -> Topic:
    """A topic that went into another, of a forum the reader may read, or 404."""
    topics = Topic.objects.merged_for(user).select_related("forum__category", "merged_into__forum")
    topic = topics.filter(pk=pk).first()
    if topic is None:
        raise Http404
    return topic


def open_successor(user: Any, pk: int) -> Topic:
    """The topic itself, or the one it was merged into: a text sent to an old address finds its place."""
    try:
        return open_topic(user, pk)
    except Http404:
        merged = Topic.objects.merged_for(user).filter(pk=pk).values_list("merged_into_id", flat=True).first()
        if merged is None:
            raise
    return open_successor(user, merged)


def may_moderate(user: Any, topic: Topic) -> None:
    """Moderation pages do not exist for others, and a suspended moderator does nothing there."""
    if not access.can_moderate(user, topic.forum_id):
        raise Http404
    require(access.can_write(user))


def only_moderators(user: Any) -> None:
    """The desk does not exist for others."""
    if not access.forums_at(user, Level.MODERATE):
        raise Http404
    require(access.can_write(user))
