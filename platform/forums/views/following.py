"""What a member follows, and what is new there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums import access, services
from forums.asked import asked_list
from forums.forms import FollowForm, FollowForumForm
from forums.models import Follow, Forum, Topic
from forums.models.grant import Level
from forums.models.member import COUNTED
from forums.paging import stretch
from forums.querysets import TopicQuerySet
from forums.showing import topic_rows
from forums.views.doors import members_only, open_forum, open_topic


@require_safe
@members_only
def followed(request: HttpRequest) -> HttpResponse:
    """Followed forums, then followed topics by their newest post."""
    asked = asked_list(request.GET)
    page = stretch(followed_topics(request.user), asked.before)
    context = {
        "rows": topic_rows(page.topics, tagged=False),
        "forums": followed_forums(request.user) if page.first else [],
        "stretch": page,
    }
    return render(request, "forums/following.html", context)


def followed_topics(user: Any) -> TopicQuerySet:
    return Topic.objects.visible_to(user).with_people().known_to(user).followed_by(user)


def followed_forums(user: Any) -> list[Forum]:
    """Forums with a choice that brings news, each with that choice in words (`follow_label`)."""
    known = Forum.objects.readable_by(user).known_to(user)
    forums = list(known.filter(members__user_id=user.pk, members__level__in=COUNTED))
    for forum in forums:
        forum.follow_label = Follow(forum.follow).label  # type: ignore[attr-defined]
    return forums


@require_POST
@members_only
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what to hear of a topic."""
    topic = open_topic(request.user, pk)
    form = FollowForm(request.POST)
    if not form.is_valid():
        raise Http404
    services.follow(user=request.user, topic=topic, level=form.cleaned_data["level"])
    messages.success(request, _("Saved. You can choose otherwise at any time."))
    return redirect(topic)


@require_POST
@members_only
def follow_forum(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose what to hear of a forum."""
    forum = open_forum(request.user, slug)
    form = FollowForumForm(request.POST)
    if not form.is_valid():
        raise Http404
    services.follow_forum(user=request.user, forum=forum, level=form.cleaned_data["level"])
    messages.success(request, _("Saved. You can choose otherwise at any time."))
    return redirect(forum)


@require_POST
@members_only
def read_forum(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything in one forum is read."""
    forum = open_forum(request.user, slug)
    services.mark_forums_read(user=request.user, forums=[forum.pk])
    messages.success(request, _("Everything is marked as read."))
    return redirect(forum)


@require_POST
@members_only
def read_all(request: HttpRequest) -> HttpResponse:
    """Everything in every forum is read."""
    services.mark_forums_read(user=request.user, forums=access.forums_at(request.user, Level.READ))
    messages.success(request, _("Everything is marked as read."))
    return redirect("forums:following")
