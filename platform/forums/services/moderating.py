"""Acts of moderation; each needs a reason and leaves a line in the record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from forums import access, personal_notices
from forums.audit import record
from forums.counters import refresh_forum, refresh_topic
from forums.errors import HeldPostError
from forums.models import Appeal, AuditEntry, Forum, Post, Report, Topic
from forums.services.telling import tell_writer
from search import queue

Act = AuditEntry.Act


def hide_post(*, actor: Any, post: Post, reason: str) -> Post:
    """Take a post out of sight; it keeps its position, and its author sees the reason."""
    with transaction.atomic():
        topic = locked_topic_of(post)
        held = Post.objects.select_related("mask").get(pk=post.pk)
        if held.held:
            raise HeldPostError
        held.hidden, held.hidden_reason = True, needed(reason)
        held.hidden_by, held.hidden_at = actor, timezone.now()
        held.save(update_fields=["hidden", "hidden_reason", "hidden_by", "hidden_at"])
        if topic.accepted_position == held.position:
            topic.accepted_position = None
            topic.save(update_fields=["accepted_position"])
        Report.objects.filter(post=held).open().update(
            state=Report.State.UPHELD,
            decided_by=actor,
            decided_at=timezone.now(),
            decision=reason,
            answered_at=Coalesce("answered_at", timezone.now()),
        )
        _count_again(topic)
        # Who hides their own words knows it.
        if not access.wrote(actor, held):
            kind = personal_notices.HIDDEN
            once = f"{kind}|{held.pk}|{held.hidden_at:%Y%m%d%H%M%S}"
            tell_writer(kind=kind, post=held, about=held, once=once)
        record(actor=actor, act=Act.HIDE_POST, topic=topic, post=held, reason=reason)
        queue(topic, "restrict")
    return held


def unhide_post(*, actor: Any, post: Post, reason: str) -> Post:
    """Show a hidden post again."""
    with transaction.atomic():
        topic = locked_topic_of(post)
        held = Post.objects.get(pk=post.pk)
        if held.held:
            raise HeldPostError
        held.hidden, held.hidden_reason, held.hidden_by, held.hidden_at = False, "", None, None
        held.save(update_fields=["hidden", "hidden_reason", "hidden_by", "hidden_at"])
        Appeal.objects.filter(post=held).waiting().update(
            state=Appeal.State.SHOWN, decided_by=actor, decided_at=timezone.now(), decision=reason
        )
        _count_again(topic)
        record(actor=actor, act=Act.SHOW_POST, topic=topic, post=held, reason=needed(reason))
        queue(topic)
    return held


def hide_topic(*, actor: Any, topic: Topic, reason: str) -> Topic:
    """Take a whole topic out of sight of all but moderators and the person who started it."""
    return _change(actor, topic, Act.HIDE_TOPIC, reason, queued="restrict", hidden=True, hidden_reason=reason)


def unhide_topic(*, actor: Any, topic: Topic, reason: str) -> Topic:
    """Show a topic that a moderator hid; one that waits is approved instead."""
    if topic.held:
        raise HeldPostError
    return _change(actor, topic, Act.SHOW_TOPIC, reason, hidden=False, hidden_reason="")


def lock(*, actor: Any, topic: Topic, reason: str) -> Topic:
    """Close a topic: it can be read, and only moderators may still write in it."""
    return _change(actor, topic, Act.LOCK, reason, locked=True)


def unlock(*, actor: Any, topic: Topic, reason: str) -> Topic:
    """Open a topic again; its quiet days are counted anew, and a date to close it is forgotten."""
    now = timezone.now()
    return _change(actor, topic, Act.UNLOCK, reason, locked=False, reopened_at=now, closes_at=None)


def close_on(*, actor: Any, topic: Topic, when: datetime, reason: str) -> Topic:
    """Let a topic close by itself at a moment to come."""
    told = {"closes_at": when.isoformat()}
    return _change(actor, topic, Act.CLOSE_ON, reason, told=told, closes_at=when)


def pin(*, actor: Any, topic: Topic, reason: str) -> Topic:
    """Keep a topic above the others of its forum."""
    return _change(actor, topic, Act.PIN, reason, pinned=True)


def unpin(*, actor: Any, topic: Topic, reason: str) -> Topic:
    return _change(actor, topic, Act.UNPIN, reason, pinned=False)


def move_topic(*, actor: Any, topic: Topic, forum: Forum, reason: str) -> Topic:
    """Put a topic into another forum; its readers change with it, so it leaves the index first."""
    with transaction.atomic():
        held = locked_topic(topic.pk)
        source = held.forum
        held.forum = forum
        held.save(update_fields=["forum"])
        for forum_id in sorted({source.pk, forum.pk}):
            refresh_forum(forum_id)
        queue(held, "restrict")
        record(actor=actor, act=Act.MOVE, topic=held, forum=source, reason=needed(reason), to=forum.slug)
    return held


def _change(
    actor: Any,
    topic: Topic,
    act: AuditEntry.Act,
    reason: str,
    *,
    queued: str = "upsert",
    told: dict[str, Any] | None = None,
    **fields: Any,
) -> Topic:
    with transaction.atomic():
        held = locked_topic(topic.pk)
        for name, value in fields.items():
            setattr(held, name, value)
        held.save(update_fields=list(fields))
        refresh_forum(held.forum_id)
        record(actor=actor, act=act, topic=held, reason=needed(reason), **(told or {}))
        queue(held, queued)
    return held


def locked_topic(topic_id: int) -> Topic:
    """The topic as it stands, held until the commit: every act takes this lock first."""
    return Topic.objects.select_for_update(of=("self",)).select_related("forum").get(pk=topic_id)


def locked_topic_of(post: Post) -> Topic:
    """The same for a post, which a merge may have carried off since it was read."""
    while True:
        topic_id = Post.objects.values_list("topic_id", flat=True).get(pk=post.pk)
        topic = locked_topic(topic_id)
        if Post.objects.filter(pk=post.pk, topic=topic).exists():
            return topic


def _count_again(topic: Topic) -> None:
    refresh_topic(topic)
    refresh_forum(topic.forum_id)


def needed(reason: str) -> str:
    """The reason, which no act goes without."""
    if not reason.strip():
        raise ValueError("An act of moderation needs a reason.")
    return reason


TOPIC_ACTS: dict[str, Callable[..., Topic]] = {
    Act.HIDE_TOPIC: hide_topic,
    Act.SHOW_TOPIC: unhide_topic,
    Act.LOCK: lock,
    Act.UNLOCK: unlock,
    Act.PIN: pin,
    Act.UNPIN: unpin,
}
