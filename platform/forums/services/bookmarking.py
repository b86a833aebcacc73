"""Bookmarks with their notes and reminders."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from forums.models import Bookmark, Post, Topic


def keep_bookmark(
    *, user: Any, topic: Topic, post: Post | None = None, note: str = "", remind_at: datetime | None = None
) -> Bookmark:
    """Bookmark a topic or a post of it; what was kept there before is written over, its reminder starts anew."""
    bookmark, _created = Bookmark.objects.update_or_create(
        user=user,
        topic=topic,
        post=post,
        defaults={"note": note, "remind_at": remind_at, "reminded_at": None},
    )
    return bookmark


def drop_bookmark(*, bookmark: Bookmark) -> None:
    """Forget a bookmark; forgetting it twice is no fault."""
    Bookmark.objects.filter(pk=bookmark.pk).delete()


def end_reminder(*, bookmark: Bookmark) -> None:
    """The reminder did its work; the bookmark stays."""
    Bookmark.objects.filter(pk=bookmark.pk).update(remind_at=None, reminded_at=None)
