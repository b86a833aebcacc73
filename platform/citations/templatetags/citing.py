"""Tags that let any page show who speaks of it."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser

from citations.origins import Mention
from citations.origins import mentions_of as found_mentions

register = template.Library()


@register.simple_tag(takes_context=True)
def mentions_of(context: dict[str, Any], family: object) -> list[Mention]:
    """`{% mentions_of page.translation_key as mentions %}`: discussions of a work that this reader may open."""
    user = getattr(context.get("request"), "user", None) or AnonymousUser()
    return found_mentions(str(family), user)
