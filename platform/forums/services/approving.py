"""Posts of newcomers that wait: a moderator lets them appear, or says why not."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from forums import personal_notices
from forums.audit import record
from forums.counters import refresh_forum, refresh_topic
from forums.errors import HeldPostError
from forums.models import AuditEntry, Post, Topic
from forums.models.held import Held
from forums.services.following import come_back
from forums.services.moderating import locked_topic_of, needed
from forums.services.telling import announce_post, tell_one
from search import queue

STATE = ["hidden", "held", "hidden_reason", "hidden_by", "hidden_at"]


def approve_post(*, actor: Any, post: Post, reason: str = "") -> Post:
    """Show a waiting post at its position; whatever a new post sets going starts here and not when it was sent."""
    with transaction.atomic():
        topic, held = _waiting(post, Held.WAITING, Held.DECLINED)
        held.hidden, held.held, held.hidden_reason = False, "", ""
        held.hidden_by, held.hidden_at = None, None
        held.save(update_fields=STATE)
        if held.position == 1:
            topic.hidden, topic.held, topic.hidden_reason = False, "", ""
            topic.save(update_fields=["hidden", "held", "hidden_reason"])
        come_back(topic, held.position, held.author_id)
        refresh_topic(topic)
        refresh_forum(topic.forum_id)
        queue(topic)
        announce_post(post=held, topic=topic)
        tell_one(kind=personal_notices.APPEARED, person=held.author, about=held)
        record(actor=actor, act=AuditEntry.Act.APPROVE, topic=topic, post=held, reason=reason)
    return held


def decline_post(*, actor: Any, post: Post, reason: str) -> Post:
    """Keep a waiting post from appearing; its author keeps the text and reads the reason."""
    with transaction.atomic():
        topic, held = _waiting(post, Held.WAITING)
        held.held, held.hidden_reason = Held.DECLINED, needed(reason)
        held.hidden_by, held.hidden_at = actor, timezone.now()
        held.save(update_fields=STATE)
        if held.position == 1:
            topic.held, topic.hidden_reason = Held.DECLINED, reason
            topic.save(update_fields=["held", "hidden_reason"])
        tell_one(kind=personal_notices.DECLINED, person=held.author, about=held)
        record(actor=actor, act=AuditEntry.Act.DECLINE, topic=topic, post=held, reason=reason)
    return held


def _waiting(post: Post, *states: Held) -> tuple[Topic, Post]:
    topic = locked_topic_of(post)
    held = Post.objects.get(pk=post.pk)
    if held.held not in states:
        raise HeldPostError
    return topic, held
