"""Thanking for a post, and who did."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from forums import access, services
from forums.models import Post, Thanks
from forums.views.doors import discreet, members_only, open_post, require
from forums.writers import writer_of

SHOWN: Final = 200
ACTS: Final = {"thank": services.thank, "take back": services.take_back}


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def thanks(request: HttpRequest, pk: int) -> HttpResponse:
    """Who thanked, for those who may read the post; a form says what is wanted, so sending it twice is the same."""
    post = open_post(request.user, pk)
    if post.hidden:
        raise Http404
    if request.method == "POST":
        return _act(request, post)
    rows = Thanks.objects.filter(post=post).select_related("user__profile")[:SHOWN]
    people = [writer_of(row.user, request.user) for row in rows]
    context = {
        "post": post,
        "topic": post.topic,
        "forum": post.topic.forum,
        "people": people,
        "more": max(post.thanks_count - len(people), 0),
        "author": writer_of(post.author),
    }
    return discreet(render(request, "forums/thanks.html", context), post.topic.forum)


def _act(request: HttpRequest, post: Post) -> HttpResponse:
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    require(access.can_thank(request.user, post))
    act(user=request.user, post=post)
    return redirect(post.get_absolute_url())
