"""Thanking for a post, and who did."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from forums import access, services
from forums.asked import number_in
from forums.models import Thanks
from forums.views.doors import discreet, members_only, open_post, require
from forums.writers import writer_behind, writer_of

SHOWN: Final = 200
ACTS: Final = {"thank": services.thank, "take_back": services.take_back}


@require_safe
@members_only
def thanks(request: HttpRequest, pk: int) -> HttpResponse:
    """Who thanked, for those who may read the post."""
    post = open_post(request.user, pk)
    if post.hidden:
        raise Http404
    rows = Thanks.objects.filter(post=post).select_related("user__profile")[:SHOWN]
    people = [writer_of(row.user, request.user) for row in rows]
    context = {
        "post": post,
        "topic": post.topic,
        "forum": post.topic.forum,
        "people": people,
        "more": max(post.thanks_count - len(people), 0),
        "author": writer_behind(post),
    }
    return discreet(render(request, "forums/thanks.html", context), post.topic.forum)


@require_POST
@members_only
def thank(request: HttpRequest) -> HttpResponse:
    """A button says what is wanted of which post, so sending it twice is the same."""
    name = next((name for name in ACTS if name in request.POST), "")
    number = number_in(request.POST.get(name, ""))
    if number is None:
        raise Http404
    post = open_post(request.user, number)
    if post.hidden:
        raise Http404
    require(access.can_thank(request.user, post))
    ACTS[name](user=request.user, post=post)
    return redirect(post.get_absolute_url())
