"""Reminders of bookmarks: which are due, and the one place from which a person is told."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from forums import access
from forums.models import Bookmark
from forums.querysets import BookmarkQuerySet


def due_reminders(now: datetime) -> BookmarkQuerySet:
    """Reminders whose time has come and that were not given yet, the oldest first."""
    waiting = Bookmark.objects.filter(remind_at__lte=now, reminded_at=None, user__is_active=True)
    return waiting.order_by("remind_at", "pk")


def remind(bookmark: Bookmark) -> bool:
    """Give one reminder, once, as a notice and among the person's bookmarks. Says whether it was given now."""
    from forums.personal_notices import REMINDED
    from forums.services.telling import tell_one

    waiting = Bookmark.objects.filter(pk=bookmark.pk, reminded_at=None, remind_at=bookmark.remind_at)
    with transaction.atomic():
        given = bool(waiting.update(reminded_at=timezone.now()))
        if given:
            once = f"{REMINDED}|{bookmark.pk}|{bookmark.remind_at:%Y%m%d%H%M}"
            tell_one(kind=REMINDED, person=bookmark.user, about=bookmark, once=once)
    return given


def remind_all(now: datetime) -> int:
    """Give every due reminder of a place its owner may open; the others wait, in case it opens again."""
    due = list(due_reminders(now).with_places().select_related("user"))
    return sum(remind(bookmark) for bookmark in due if may_still_open(bookmark))


def may_still_open(bookmark: Bookmark) -> bool:
    """May its owner open the place it leads to?"""
    if bookmark.post is not None:
        return access.can_read_post(bookmark.user, bookmark.post)
    return access.can_open(bookmark.user, bookmark.topic)
