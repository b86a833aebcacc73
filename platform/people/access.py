"""Which groups a person stands in: the one place that every right is worked out from."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.core.cache import cache

from people.roles import EVERYONE, MEMBERS

CACHE_KEY = "people.implicit-groups"


def implicit_group_ids() -> dict[str, int]:
    """Ids of the two groups nobody is added to: everyone, and all who are signed in."""
    ids = cache.get(CACHE_KEY)
    if not ids or len(ids) < 2:
        ids = dict(Group.objects.filter(name__in=[EVERYONE, MEMBERS]).values_list("name", "pk"))
        cache.set(CACHE_KEY, ids, 300)
    return dict(ids)


def group_ids(user: Any) -> frozenset[int]:
    """All groups the user stands in, implicit ones included; worked out once a request."""
    known = getattr(user, "_group_ids", None)
    if known is None:
        implicit = implicit_group_ids()
        ids = {implicit[EVERYONE]} if EVERYONE in implicit else set()
        if user.is_authenticated and user.is_active:
            ids |= {implicit[MEMBERS]} if MEMBERS in implicit else set()
            ids |= set(user.groups.values_list("pk", flat=True))
        known = frozenset(ids)
        user._group_ids = known
    return known
