"""Small things the forums' own templates ask for."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from forums import access
from forums.models import Topic
from forums.models.grant import Level

register = template.Library()


@register.simple_tag
def post_url(topic: Topic, position: int) -> str:
    """The address of a post without asking the database for it."""
    return topic.url_of(position)


@register.simple_tag(takes_context=True)
def forum_tabs(context: dict[str, Any], current: str) -> list[dict[str, Any]]:
    """The forums' own pages as far as this reader has them."""
    user = context["request"].user
    tabs = [("index", _("All forums")), ("latest", _("Active topics"))]
    if user.is_authenticated:
        tabs += [("following", _("Following")), ("bookmarks", _("Bookmarks")), ("drafts", _("Drafts"))]
        if access.forums_at(user, Level.MODERATE):
            tabs.append(("desk", _("Moderators' desk")))
    return [
        {"title": title, "url": reverse(f"forums:{name}"), "current": name == current} for name, title in tabs
    ]
