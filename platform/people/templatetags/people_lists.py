"""What pages of other apps show of people, and the menu of one's own account."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext

from people.map import counsellor_points as numbers_by_country
from people.showing import MenuItem
from people.showing import account_menu as menu_of
from taxonomy.labels import country_labels

register = template.Library()


@register.simple_tag(takes_context=True)
def account_menu(context: dict[str, Any]) -> list[MenuItem]:
    return menu_of(context["request"].path)


@register.simple_tag(takes_context=True)
def counsellor_points(context: dict[str, Any]) -> list[dict[str, str]]:
    """`{% counsellor_points as points %}` for `{% world_map points %}`: each point leads to the list."""
    request = context.get("request")
    user = getattr(request, "user", None) or AnonymousUser()
    names = country_labels(get_language() or "en")
    points = [
        {
            "code": code,
            "label": names.get(code, code),
            "value": ngettext("%(count)d counsellor", "%(count)d counsellors", count) % {"count": count},
            "url": f"{reverse('people:colleagues')}?{urlencode({'country': code, 'role': 'counsellor'})}",
        }
        for code, count in numbers_by_country(user).items()
    ]
    return sorted(points, key=lambda point: point["label"])
