"""What a member follows, and what is new there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums import services
from forums.forms import FollowForm
from forums.models import Post, Topic, TopicMember
from forums.paging import stretch
from forums.querysets import TopicQuerySet
from forums.showing import topic_rows
from forums.views.doors import members_only, open_topic
from forums.views.places import asked_list


@require_safe
@members_only
def followed(request: HttpRequest) -> HttpResponse:
    """Followed topics by their newest post; “replies to me” is news only when somebody answered."""
    asked = asked_list(request)
    page = stretch(followed_topics(request.user), asked["before"])
    rows = topic_rows(page.topics, tagged=False)
    items = [{"row": row, "news": has_news(row.topic)} for row in rows]
    return render(request, "forums/following.html", {"items": items, "stretch": page})


def followed_topics(user: Any) -> TopicQuerySet:
    """Adds `answered_me`: is there an unread reply to one of the person's own posts?"""
    answers = Post.objects.filter(
        topic=OuterRef("pk"),
        position__gt=OuterRef("read_position"),
        reply_to__author_id=user.pk,
        hidden=False,
    ).exclude(author_id=user.pk)
    topics = Topic.objects.visible_to(user).with_people().known_to(user).followed_by(user)
    return topics.annotate(answered_me=Exists(answers))


def has_news(topic: Any) -> bool:
    if topic.follow == TopicMember.Follow.REPLIES:
        return bool(topic.answered_me)
    return bool(topic.last_position > topic.read_position)


@require_POST
@members_only
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what to hear of a topic."""
    topic = open_topic(request.user, pk)
    form = FollowForm(request.POST)
    if not form.is_valid():
        raise Http404
    level = form.cleaned_data["level"]
    services.follow(user=request.user, topic=topic, level=level)
    if level == TopicMember.Follow.NOTHING:
        messages.info(request, _("You no longer follow this topic."))
    else:
        messages.success(request, _("You follow this topic. News of it is under “Following”."))
    return redirect(topic)


@require_POST
@members_only
def read_all(request: HttpRequest) -> HttpResponse:
    """Move every reading mark of the member to the end of its topic."""
    newest = Topic.objects.filter(pk=OuterRef("topic_id")).values("last_position")[:1]
    behind = TopicMember.objects.of(request.user).behind().values_list("pk", flat=True)
    TopicMember.objects.filter(pk__in=list(behind), last_read_position__lt=Subquery(newest)).update(
        last_read_position=Subquery(newest)
    )
    messages.success(request, _("Everything is marked as read."))
    return redirect("forums:following")
