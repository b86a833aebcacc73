"""Writing the moderation record."""

from __future__ import annotations

from typing import Any

from forums.models import AuditEntry, Post, Topic


def key_of(thing: Post | Topic) -> str:
    """The lasting name of a post or topic in the record."""
    return f"{thing._meta.label_lower}:{thing.pk}"


def record(
    *, actor: Any, act: AuditEntry.Act, topic: Topic, reason: str, post: Post | None = None, **details: Any
) -> AuditEntry:
    """Add a line inside the transaction of the act it tells of."""
    return AuditEntry.objects.create(
        actor=actor.public_id,
        act=act,
        target=key_of(post or topic),
        forum=topic.forum.slug,
        reason=reason,
        details=details,
    )
