"""The forum tree, one forum, and what is new in all of them."""

from __future__ import annotations

from itertools import groupby
from typing import Any, Final

from django.db.models import Count, Exists, F, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forums import access
from forums.forms import FollowForumForm, ListForm
from forums.latest import latest_topics
from forums.models import Follow, Forum, Topic, TopicMember
from forums.models.grant import Level
from forums.models.member import COUNTED
from forums.paging import stretch
from forums.querysets import TopicQuerySet
from forums.showing import topic_rows
from forums.views.doors import discreet, open_forum
from forums.writers import writer_of
from taxonomy.texts import active_language

LIST_DEFAULTS: Final = {"show": "all", "languages": "", "before": ""}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every forum the reader may know of, with what is new to them."""
    user = request.user
    forums = Forum.objects.visible_to(user).select_related("category", "last_topic__last_author__profile")
    readable = access.forums_at(user, Level.READ)
    news = unread_topics(user)
    entries = [_entry(forum, readable, news) for forum in forums]
    groups = [
        {"category": category, "entries": list(rows)}
        for category, rows in groupby(entries, key=lambda row: row["forum"].category)
    ]
    context = {"groups": groups, "latest": latest_topics(user, 5), "moderates": is_moderator(user)}
    return render(request, "forums/index.html", context)


@require_safe
def forum(request: HttpRequest, slug: str) -> HttpResponse:
    """The topics of one forum: pinned ones apart, then by their newest post."""
    place = open_forum(request.user, slug)
    asked = asked_list(request)
    topics = _filtered(Topic.objects.filter(forum=place), request.user, asked)
    page = stretch(topics, asked["before"], pinned_apart=True)
    rows = topic_rows(page.topics)
    context = {
        "forum": place,
        "pinned": [row for row in rows if row.topic.pinned],
        "rows": [row for row in rows if not row.topic.pinned],
        "stretch": page,
        "show": asked["show"],
        "in_my_languages": asked["languages"],
        "may_start": access.can_start(request.user, place),
        "is_public": access.is_public(place, request.user),
    }
    if request.user.is_authenticated:
        level = getattr(place, "follow", "") or Follow.NORMAL.value
        context["follow_form"] = FollowForumForm({"level": level})
        context["follow_label"] = Follow(level).label
    return discreet(render(request, "forums/forum.html", context), place)


@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    """Active topics of every forum the reader may read."""
    asked = asked_list(request)
    topics = _filtered(Topic.objects.all(), request.user, asked)
    page = stretch(topics, asked["before"])
    context = {
        "rows": topic_rows(page.topics),
        "stretch": page,
        "show": asked["show"],
        "in_my_languages": asked["languages"],
    }
    return render(request, "forums/latest.html", context)


def asked_list(request: HttpRequest) -> dict[str, str]:
    """The list's parameters; what makes no sense counts as not given."""
    form = ListForm(request.GET)
    form.is_valid()
    given = form.cleaned_data
    return {name: given.get(name) or default for name, default in LIST_DEFAULTS.items()}


def languages_of(user: Any) -> list[str]:
    """What the reader reads: the languages of their profile, else that of the page."""
    profile = getattr(user, "profile", None)
    return list(profile.languages if profile else ()) or [active_language()]


def _filtered(topics: TopicQuerySet, user: Any, asked: dict[str, str]) -> TopicQuerySet:
    show = asked["show"]
    topics = topics.visible_to(user).with_people().known_to(user)
    if asked["languages"]:
        topics = topics.in_languages(languages_of(user))
    if show == "unanswered":
        return topics.filter(hidden=False, locked=False).unanswered()
    if show == "followed" and user.is_authenticated:
        return topics.followed_by(user)
    return topics


def unread_topics(user: Any) -> dict[int, int]:
    """Per forum, how many topics have news: opened ones with newer posts, and new ones where it is followed.

    One query; what the member muted is no news.
    """
    if not user.is_authenticated:
        return {}
    readable = access.forums_at(user, Level.READ)
    rows = TopicMember.objects.of(user)
    behind = (
        rows.filter(topic__forum_id__in=readable, topic__hidden=False).exclude(level=Follow.MUTED).behind()
    )
    fresh = Topic.objects.filter(
        ~Exists(rows.filter(topic=OuterRef("pk"))),
        forum_id__in=readable,
        hidden=False,
        forum__members__user_id=user.pk,
        forum__members__level__in=COUNTED,
        last_at__gt=F("forum__members__all_read_before"),
    )
    counts = behind.values_list(F("topic__forum_id")).annotate(Count("pk")).order_by()
    news: dict[int, int] = {}
    for forum_id, number in counts.union(
        fresh.values_list("forum_id").annotate(Count("pk")).order_by(), all=True
    ):
        news[forum_id] = news.get(forum_id, 0) + number
    return news


def is_moderator(user: Any) -> bool:
    return user.is_authenticated and bool(access.forums_at(user, Level.MODERATE))


def _entry(forum: Forum, readable: frozenset[int], news: dict[int, int]) -> dict[str, Any]:
    open_to_reader = forum.pk in readable
    last = forum.last_topic if open_to_reader else None
    return {
        "forum": forum,
        "open": open_to_reader,
        "news": news.get(forum.pk, 0),
        "last": last,
        "last_writer": writer_of(last.last_author) if last else None,
    }
