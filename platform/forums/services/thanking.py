"""Thanks for a post: counted by the rows that really came or went, so that no two clicks count as one or three."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F

from forums.models import Post, Thanks


def thank(*, user: Any, post: Post) -> bool:
    """Thank for the post; a second time changes nothing. Says whether it was the first."""
    with transaction.atomic():
        _in_turn(post)
        _row, first = Thanks.objects.get_or_create(post=post, user=user)
        if first:
            Post.objects.filter(pk=post.pk).update(thanks_count=F("thanks_count") + 1)
    return first


def take_back(*, user: Any, post: Post) -> bool:
    """Take the thanks back; says whether there were any."""
    with transaction.atomic():
        _in_turn(post)
        gone, _each = Thanks.objects.filter(post=post, user=user).delete()
        if gone:
            Post.objects.filter(pk=post.pk).update(thanks_count=F("thanks_count") - 1)
    return bool(gone)


def _in_turn(post: Post) -> None:
    """Clicks on one post wait for each other: a thank-you must not look for a row that is taken back this moment."""
    list(Post.objects.select_for_update(no_key=True).filter(pk=post.pk).values_list("pk"))
