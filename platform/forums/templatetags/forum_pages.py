"""Small things the forums' own templates ask for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums import access
from forums.addresses import start_address
from forums.forum_rows import ForumRow, forum_row_html
from forums.models import Forum, Measure, Topic
from forums.models.grant import Level
from forums.posts import post_html
from forums.rows import row_html
from forums.showing import PostView, TopicRow
from theming.tags.words import filesize

register = template.Library()


@register.simple_tag
def post_url(topic: Topic, position: int) -> str:
    """The address of a post without asking the database for it."""
    return topic.url_of(position)


@register.simple_tag(takes_context=True)
def shown_post(context: Context, post: PostView) -> SafeString:
    """A post of the page's topic."""
    return post_html(context, context["topic"], post)


@register.simple_tag(takes_context=True)
def forum_row(context: Context, row: ForumRow) -> SafeString:
    """A forum in the list of all."""
    engine: Any = context.template.engine  # type: ignore[union-attr]
    return forum_row_html(engine, row)


@register.simple_tag(takes_context=True)
def topic_row(context: Context, row: TopicRow, level: int = 3, show_forum: bool = False) -> SafeString:
    """A topic in a list, under a heading of this level."""
    engine: Any = context.template.engine  # type: ignore[union-attr]
    return row_html(engine, row, main=level == 2, in_forum=show_forum)


@register.simple_tag(takes_context=True)
def mail_address(context: dict[str, Any], forum: Forum) -> str:
    """Where the reader writes to open a topic in a forum; empty where the site takes no letters."""
    return start_address(context["user"], forum)


@register.filter
def span(time: timedelta) -> str:
    """A stretch of time in its largest unit, in words."""
    minutes = max(int(time.total_seconds() // 60), 1)
    if minutes < 60:
        return ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": minutes}
    hours = round(minutes / 60)
    if hours < 48:
        return ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": hours}
    days = round(hours / 24)
    return ngettext("%(number)s day", "%(number)s days", days) % {"number": days}


@register.inclusion_tag("forums/told.html", takes_context=True)
def forum_told(context: dict[str, Any]) -> dict[str, Any]:
    """Warnings and suspensions of this reader; for everybody else it asks the database nothing."""
    user = context["request"].user
    told: Any = ()
    if user.is_authenticated and access.is_addressed(user):
        told = Measure.objects.of(user).on_top().select_related("forum")
    return {"told": told, "request": context["request"]}


@register.simple_tag
def file_limit() -> str:
    """How large an attached file may be, in the reader's words."""
    return filesize(settings.FORUM_FILE_BYTES)


@register.simple_tag(takes_context=True)
def forum_tabs(context: dict[str, Any], current: str) -> list[dict[str, Any]]:
    """The forums' own pages as far as this reader has them."""
    user = context["request"].user
    tabs = [("index", _("All forums")), ("latest", _("Active topics")), ("corridors", _("Corridors"))]
    if user.is_authenticated:
        tabs += [
            ("following", _("Following")),
            ("asked", _("For you")),
            ("bookmarks", _("Bookmarks")),
            ("drafts", _("Drafts")),
            ("my_reports", _("My reports")),
        ]
        if access.forums_at(user, Level.MODERATE):
            tabs.append(("desk", _("Moderators' desk")))
    return [
        {"title": title, "url": reverse(f"forums:{name}"), "current": name == current} for name, title in tabs
    ]
