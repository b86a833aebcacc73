"""Where a merged topic or a moved post went: old addresses lead on, for those who may go there."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from forums import access
from forums.asked import AskedPlace
from forums.models import Post, Topic
from forums.models.held import Held
from forums.models.topic import PAGE_SIZE
from forums.paging import NumberedPage
from forums.showing import post_views
from forums.views.doors import discreet


def new_place(user: Any, topic: Topic, position: int) -> str | None:
    """The address of a post that was moved away from a position, if the reader may open it."""
    left = Post.objects.filter(topic=topic, position=position, held=Held.MOVED)
    place = left.select_related("moved_to__topic").first()
    if place is None or place.moved_to is None or not access.can_open(user, place.moved_to.topic):
        return None
    return place.moved_to.get_absolute_url()


@require_safe
def signpost(request: HttpRequest, topic: Topic, asked: AskedPlace) -> HttpResponse:
    """The places a merged topic left behind, each with its anchor, so that a link to any of them still arrives."""
    if asked.position is not None:
        place = new_place(request.user, topic, asked.position)
        if place is None:
            raise Http404
        return redirect(place)
    number = asked.page
    if number > topic.page_count:
        raise Http404
    first = (number - 1) * PAGE_SIZE + 1
    places = Post.objects.filter(topic=topic, position__range=(first, first + PAGE_SIZE - 1))
    target = topic.merged_into
    context = {
        "topic": topic,
        "forum": topic.forum,
        "target": target if target and access.can_open(request.user, target) else None,
        "places": post_views(request.user, topic, places.with_authors().order_by("position")),
        "pages": NumberedPage(number, topic.page_count),
    }
    return discreet(render(request, "forums/merged.html", context), topic.forum)
