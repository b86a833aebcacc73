"""A whole topic on paper."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from forums.asked import asked_place
from forums.models import Post
from forums.paging import NumberedPage
from forums.polls import poll_view
from forums.showing import post_views
from forums.tags import tags_of
from forums.views.doors import discreet, open_topic

AT_ONCE: Final = 500


@require_safe
def whole_topic(request: HttpRequest, pk: int) -> HttpResponse:
    """All posts of a topic, up to a bound; more of them come on further pages."""
    topic = open_topic(request.user, pk)
    number = asked_place(request.GET).page
    pages = NumberedPage(number, max(-(-topic.last_position // AT_ONCE), 1))
    if number > pages.num_pages:
        raise Http404
    first = (number - 1) * AT_ONCE + 1
    window = Post.objects.filter(topic=topic, position__range=(first, first + AT_ONCE - 1))
    posts = post_views(request.user, topic, window.with_authors().order_by("position"))
    readable = number == 1 and posts and not posts[0].withheld
    context = {
        "topic": topic,
        "forum": topic.forum,
        "posts": posts,
        "tags": tags_of([topic])[topic.pk],
        "poll": poll_view(request.user, topic) if readable else None,
        "pages": pages,
        "now": timezone.now(),
        "address": f"{settings.SITE_ADDRESS}{topic.get_absolute_url()}",
        "noindex": True,
    }
    return discreet(render(request, "forums/print.html", context), topic.forum)
