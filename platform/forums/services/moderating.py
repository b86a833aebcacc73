"""Acts of moderation; each needs a reason and leaves a line in the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from forums.audit import record
from forums.counters import refresh_forum, refresh_topic
from forums.models import AuditEntry, Forum, Post, Report, Topic
from search import queue

Act = AuditEntry.Act


def hide_post(*, actor: Any, post: Post, reason: str) -> Post:
    """Take a post out of sight; it keeps its position, and its author sees the reason."""
    with transaction.atomic():
        topic = _locked(post.topic_id)
        held = Post.objects.get(pk=post.pk)
        held.hidden, held.hidden_reason = True, _needed(reason)
        held.hidden_by, held.hidden_at = actor, timezone.now()
        held.save(update_fields=["hidden", "hidden_reason", "hidden_by", "hidden_at"])
        if topic.accepted_position == held.position:
            topic.accepted_position = None
            topic.save(update_fields=["accepted_position"])
        Report.objects.filter(post=held).open().update(
            state=Report.State.UPHELD, decided_by=actor, decided_at=timezone.now(), decision=reason
        )
        _count_again(topic)
        record(actor=actor, act=Act.HIDE_POST, topic=topic, post=held, reason=reason)
        queue(topic, "restrict")
    return held


def unhide_post(*, actor: Any, post: Post, reason: str) -> Post:
    """Show a hidden post again."""
    with transaction.atomic():
        topic = _locked(post.topic_id)
        held = Post.objects.get(pk=post.pk)
        held.hidden, held.hidden_reason, held.hidden_by, held.hidden_at = False, "", None, None
        held.save(update_fields=["hidden", "hidden_reason", "hidden_by", "hidden_at"])
        _count_again(topic)
        record(actor=actor, act=Act.SHOW_POST, topic=topic, post=held, reason=_needed(reason))
        queue(topic)
    return held


def hide_topic(*, actor: Any, topic: Topic, reason: str) -> Topic:
    """Take a whole topic out of sight of all but moderators and the person who started it."""
    return _change(actor, topic, Act.HIDE_TOPIC, reason, queued="restrict", hidden=True, hidden_reason=reason)


def unhide_topic(*, actor: Any, topic: Topic, reason: str) -> Topic:
    return _change(actor, topic, Act.SHOW_TOPIC, reason, hidden=False, hidden_reason="")


def lock(*, actor: Any, topic: Topic, reason: str) -> Topic:
    """Close a topic: it can be read, and only moderators may still write in it."""
    return _change(actor, topic, Act.LOCK, reason, locked=True)


def unlock(*, actor: Any, topic: Topic, reason: str) -> Topic:
    return _change(actor, topic, Act.UNLOCK, reason, locked=False)


def pin(*, actor: Any, topic: Topic, reason: str) -> Topic:
    """Keep a topic above the others of its forum."""
    return _change(actor, topic, Act.PIN, reason, pinned=True)


def unpin(*, actor: Any, topic: Topic, reason: str) -> Topic:
    return _change(actor, topic, Act.UNPIN, reason, pinned=False)


def move_topic(*, actor: Any, topic: Topic, forum: Forum, reason: str) -> Topic:
    """Put a topic into another forum; its readers change with it, so it leaves the index first."""
    with transaction.atomic():
        held = _locked(topic.pk)
        source = held.forum
        record(actor=actor, act=Act.MOVE, topic=held, reason=_needed(reason), to=forum.slug)
        held.forum = forum
        held.save(update_fields=["forum"])
        for forum_id in sorted({source.pk, forum.pk}):
            refresh_forum(forum_id)
        queue(held, "restrict")
    return held


def _change(
    actor: Any, topic: Topic, act: AuditEntry.Act, reason: str, *, queued: str = "", **fields: Any
) -> Topic:
    with transaction.atomic():
        held = _locked(topic.pk)
        for name, value in fields.items():
            setattr(held, name, value)
        held.save(update_fields=list(fields))
        refresh_forum(held.forum_id)
        record(actor=actor, act=act, topic=held, reason=_needed(reason))
        queue(held, queued) if queued else queue(held)
    return held


def _locked(topic_id: int) -> Topic:
    return Topic.objects.select_for_update(of=("self",)).select_related("forum").get(pk=topic_id)


def _count_again(topic: Topic) -> None:
    refresh_topic(topic)
    refresh_forum(topic.forum_id)


def _needed(reason: str) -> str:
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
