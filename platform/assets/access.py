"""Who may fetch a file: who may open a page that shows it, and staff who edit.

A file that no live page shows (a draft's, a withdrawn one's) is for editors alone. Whoever knows where
files are shown (the page tree) registers here, since files stand below pages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from wagtail.models import Collection, CollectionViewRestriction

from people.access import group_ids

Shower = Callable[[Model, Any], bool]
_showers: list[Shower] = []


def register_shower(shower: Shower) -> None:
    """`shower(file, user)` says whether something the user may open shows the file."""
    if shower not in _showers:
        _showers.append(shower)


def can_fetch(user: Any, file: Any) -> bool:
    """Whether the user may have the bytes of an image, document or recording."""
    if user.is_authenticated and user.has_perm("wagtailadmin.access_admin"):
        return True
    return _collection_is_open(user, file) and any(shower(file, user) for shower in _showers)


def _collection_is_open(user: Any, file: Any) -> bool:
    path = Collection.objects.filter(pk=file.collection_id).values_list("path", flat=True).first() or ""
    above = [path[:end] for end in range(Collection.steplen, len(path) + 1, Collection.steplen)]
    rules = CollectionViewRestriction.objects.filter(collection__path__in=above).prefetch_related("groups")
    for rule in rules:
        if rule.restriction_type == CollectionViewRestriction.LOGIN and user.is_authenticated:
            continue
        allowed = {group.pk for group in rule.groups.all()}
        if rule.restriction_type == CollectionViewRestriction.GROUPS and allowed & group_ids(user):
            continue
        return False
    return True
