"""Merging a topic into another, and splitting posts off into a new one."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums import access, services
from forums.asked import MOST_POSITION, number_in
from forums.errors import MergeError
from forums.models import Forum, Post, Topic
from forums.models.grant import Level
from forums.rearranging_forms import MergeForm, SplitForm
from forums.rendering import plain_text
from forums.views.doors import may_moderate, members_only, open_topic
from forums.writers import writer_of

both_ways = require_http_methods(["GET", "HEAD", "POST"])
# Posts offered at once; `?from=` goes on from a later one.
OFFERED: Final = 100


@both_ways
@members_only
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Add the posts of a topic to the end of another."""
    topic = _shown_topic(request.user, pk)
    form = MergeForm(request.POST or None, user=request.user, topic=topic)
    if request.method == "POST" and form.is_valid():
        try:
            target = services.merge_topics(
                actor=request.user,
                topic=topic,
                into=form.cleaned_data["into"],
                reason=form.cleaned_data["reason"],
            )
        except MergeError:
            form.add_error("into", _("One of the topics was hidden or merged meanwhile."))
        else:
            messages.success(request, _("Done. It is in the moderation record."))
            return redirect(target)
    return _page(request, "forums/merge_topic.html", topic, form)


@both_ways
@members_only
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Move chosen posts into a new topic; their places lead on to it."""
    topic = _shown_topic(request.user, pk)
    first = _first(request)
    posts = _offered(topic, first)
    form = SplitForm(request.POST or None, posts=posts, forums=_forums(request.user, topic))
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        forum = get_object_or_404(Forum, slug=asked["forum"])
        try:
            made = services.split_topic(
                actor=request.user,
                topic=topic,
                positions=asked["positions"],
                title=asked["title"],
                forum=forum,
                reason=asked["reason"],
            )
        except MergeError:
            form.add_error(
                "positions",
                _(
                    "These posts cannot move as they stand: the first of them must not be hidden or moved already."
                ),
            )
        else:
            messages.success(request, _("Done. It is in the moderation record."))
            return redirect(made)
    after = first + OFFERED if topic.last_position >= first + OFFERED else None
    return _page(request, "forums/split_topic.html", topic, form, after=after, empty=not posts)


def _page(request: HttpRequest, template: str, topic: Topic, form: Any, **more: Any) -> HttpResponse:
    context = {"topic": topic, "forum": topic.forum, "form": form, **more}
    return render(request, template, context, status=422 if form.is_bound and form.errors else 200)


def _shown_topic(user: Any, pk: int) -> Topic:
    """Only what readers see can be rearranged: a hidden topic is shown first."""
    topic = open_topic(user, pk)
    may_moderate(user, topic)
    return get_object_or_404(Topic.objects.select_related("forum"), pk=topic.pk, hidden=False)


def _first(request: HttpRequest) -> int:
    return number_in(request.GET.get("from", ""), MOST_POSITION) or 1


def _offered(topic: Topic, first: int) -> list[tuple[str, str]]:
    posts = Post.objects.filter(topic=topic, position__range=(max(first, 2), first + OFFERED - 1), held="")
    return [
        (str(post.position), _line(post))
        for post in posts.select_related("author__profile").order_by("position")
    ]


def _line(post: Post) -> str:
    words = Truncator(plain_text(post.html)).chars(80)
    return f"{post.position} · {writer_of(post.author).name} · {words}"


def _forums(user: Any, topic: Topic) -> list[tuple[str, str]]:
    """The topic's own forum first."""
    moderated = Forum.objects.filter(pk__in=access.forums_at(user, Level.MODERATE)).exclude(pk=topic.forum_id)
    return [(forum.slug, str(forum)) for forum in [topic.forum, *moderated]]
