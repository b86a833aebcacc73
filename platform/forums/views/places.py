"""The forum tree, one forum, and what is new in all of them."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.prepared import prepared
from forums import access
from forums.asked import AskedList, asked_list
from forums.forum_rows import ForumRow
from forums.fresh import forum_choices
from forums.latest import latest_topics
from forums.lists import topics_everywhere, topics_in
from forums.models import Follow, Forum, Topic, TopicMember
from forums.models.grant import Level
from forums.models.member import COUNTED
from forums.querysets import ForumQuerySet
from forums.showing import topic_rows
from forums.views.doors import discreet, open_forum
from taxonomy.texts import active_language


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every forum the reader may know of, with what is new to them."""
    user = request.user
    forums = [forum for forum in prepared(_all_forums)() if access.can_see(user, forum)]
    readable = access.forums_at(user, Level.READ)
    news = unread_topics(user)
    rows = [ForumRow(forum, forum.pk in readable, news.get(forum.pk, 0)) for forum in forums]
    groups = [
        {"category": category, "rows": list(some)}
        for category, some in groupby(rows, key=lambda row: row.forum.category)
    ]
    context = {"groups": groups, "latest": latest_topics(user, 5), "moderates": is_moderator(user)}
    return render(request, "forums/index.html", context)


def _all_forums() -> ForumQuerySet:
    return Forum.objects.with_last()


@require_safe
def forum(request: HttpRequest, slug: str) -> HttpResponse:
    """The topics of one forum: pinned ones apart, then by their newest post."""
    place = open_forum(request.user, slug)
    asked = asked_list(request.GET)
    page = topics_in(request.user, place, asked, languages_for(request.user, asked))
    rows = topic_rows(page.topics)
    context = {
        "forum": place,
        "pinned": [row for row in rows if row.topic.pinned],
        "rows": [row for row in rows if not row.topic.pinned],
        "stretch": page,
        "show": asked.show,
        "in_my_languages": asked.languages,
        "may_start": access.can_start(request.user, place),
        "is_public": access.is_public(place, request.user),
    }
    if request.user.is_authenticated:
        level = getattr(place, "follow", "") or Follow.NORMAL.value
        context["choices"] = forum_choices(place, get_token(request), level)
    return discreet(render(request, "forums/forum.html", context), place)


@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    """Active topics of every forum the reader may read."""
    asked = asked_list(request.GET)
    page = topics_everywhere(request.user, asked, languages_for(request.user, asked))
    context = {
        "rows": topic_rows(page.topics),
        "stretch": page,
        "show": asked.show,
        "in_my_languages": asked.languages,
    }
    return render(request, "forums/latest.html", context)


def languages_for(user: Any, asked: AskedList) -> list[str]:
    """None unless a list in the reader's languages is asked for: those of their profile, else that of the page."""
    if not asked.languages:
        return []
    profile = getattr(user, "profile", None)
    return list(profile.languages if profile else ()) or [active_language()]


def unread_topics(user: Any) -> dict[int, int]:
    """Per forum, how many topics have news: opened ones with newer posts, and new ones where it is followed.

    One query; what the member muted is no news.
    """
    if not user.is_authenticated:
        return {}
    readable = tuple(sorted(access.forums_at(user, Level.READ)))
    news: dict[int, int] = {}
    for forum_id, number in prepared(_news)(user=user.pk, readable=readable) if readable else ():
        news[forum_id] = news.get(forum_id, 0) + number
    return news


def _news(user: int, readable: tuple[int, ...]) -> QuerySet[Any]:
    rows = TopicMember.objects.filter(user_id=user)
    behind = (
        rows.filter(topic__forum_id__in=readable, topic__hidden=False).exclude(level=Follow.MUTED).behind()
    )
    fresh = Topic.objects.filter(
        ~Exists(rows.filter(topic=OuterRef("pk"))),
        forum_id__in=readable,
        hidden=False,
        forum__members__user_id=user,
        forum__members__level__in=COUNTED,
        last_at__gt=F("forum__members__all_read_before"),
    )
    counts = behind.values_list(F("topic__forum_id")).annotate(Count("pk")).order_by()
    return counts.union(fresh.values_list("forum_id").annotate(Count("pk")).order_by(), all=True)


def is_moderator(user: Any) -> bool:
    return user.is_authenticated and bool(access.forums_at(user, Level.MODERATE))
