"""Appeals: once for each time a post is hidden, and answered by somebody else."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from forums import access, measuring, personal_notices
from forums.audit import record
from forums.errors import HeldPostError, NotYoursToDecideError
from forums.models import Appeal, AuditEntry, Post
from forums.services.moderating import locked_topic_of, needed, unhide_post
from forums.services.telling import tell_writer


def earlier_appeal(post: Post) -> Appeal | None:
    """The appeal against this hiding of the post, if there was one."""
    if post.hidden_at is None:
        return None
    return Appeal.objects.filter(post=post, hidden_at=post.hidden_at).first()


def appeal(*, author: Any, post: Post, text: str) -> Appeal:
    """Ask for another look; sent twice it is one appeal."""
    with transaction.atomic():
        locked_topic_of(post)
        held = Post.objects.select_related("topic__forum", "topic__mask", "mask").get(pk=post.pk)
        if not access.can_appeal(author, held) or held.hidden_at is None:
            raise HeldPostError
        made, _created = Appeal.objects.get_or_create(
            post=held,
            hidden_at=held.hidden_at,
            # An appeal against the hiding of masked words bears the pseudonym, as the post does.
            defaults={
                "author": None if held.mask else author,
                "against": held.hidden_by,
                "text": text,
            },
        )
    return made


def decide_appeal(*, actor: Any, appeal: Appeal, show: bool, decision: str) -> Appeal:
    """Show the post again, or let the hiding stand."""
    with transaction.atomic():
        topic = locked_topic_of(appeal.post)
        held = Appeal.objects.select_related("post__topic__forum", "post__mask").get(pk=appeal.pk)
        if held.state != Appeal.State.WAITING:
            return held
        if not measuring.can_decide_appeal(actor, held):
            raise NotYoursToDecideError
        held.state = Appeal.State.SHOWN if show else Appeal.State.KEPT
        held.decided_by, held.decided_at, held.decision = actor, timezone.now(), needed(decision)
        held.save(update_fields=["state", "decided_by", "decided_at", "decision"])
        if show and held.post.hidden:
            unhide_post(actor=actor, post=held.post, reason=decision)
        record(
            actor=actor,
            act=AuditEntry.Act.APPEAL,
            topic=topic,
            post=held.post,
            reason=decision,
            outcome=held.state.value,
        )
        tell_writer(kind=personal_notices.APPEALED, post=held.post, about=held)
    return held
