"""Tags that let other pages show what goes on in the forums without importing them."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser

from forums.latest import latest_topics as cards_of_latest
from theming.cards import Card

register = template.Library()


@register.simple_tag(takes_context=True)
def latest_topics(context: dict[str, Any], limit: int = 5) -> list[Card]:
    """`{% latest_topics 5 as cards %}`: cards of active topics that this reader may open."""
    request = context.get("request")
    user = getattr(request, "user", None) or AnonymousUser()
    return cards_of_latest(user, limit)
