"""Who may post at once, who waits for a moderator, and who not at all for a time."""

from __future__ import annotations

import secrets
from typing import Any

from forums import access
from forums.errors import PseudonymError, SuspendedError
from forums.models import Forum, Post
from forums.models.held import Held


def key_for(key: str | None, masked: bool, forum: Forum) -> str | None:
    """A masked post is counted against its writer by its key, so it has one."""
    if not masked:
        return key
    if not forum.pseudonyms:
        raise PseudonymError("This forum has no pseudonyms.")
    return key or secrets.token_urlsafe(18)


def refuse_suspended(person: Any) -> None:
    """Asked by every service in which members write, so that no way in goes round it."""
    if access.is_suspended(person):
        raise SuspendedError


def must_wait(author: Any, forum: Forum, masked: bool = False) -> str:
    """Held.WAITING for a newcomer in a forum that reads first posts before they appear; costs nothing elsewhere.

    A newcomer has no pseudonym yet: nobody could tell them what became of the post.
    """
    if access.posts_at_once(author, forum):
        return ""
    shown = Post.objects.filter(author=author, hidden=False).order_by()[: forum.approve_first].count()
    if shown >= forum.approve_first:
        return ""
    if masked:
        raise PseudonymError("First posts are written by name.")
    return Held.WAITING.value
