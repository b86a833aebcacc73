"""Reports: readers call, moderators answer. Everything undecided on one post is one case."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from forums import access, personal_notices
from forums.audit import record
from forums.errors import NotYoursToDecideError
from forums.models import AuditEntry, Post, Report
from forums.models.grant import Level
from forums.services.admitting import refuse_suspended
from forums.services.moderating import hide_post, locked_topic_of, needed
from forums.services.telling import tell_moderators, tell_one

State = Report.State


def report_post(*, reporter: Any, post: Post, reason: str, details: str = "") -> Report:
    """Call a moderator; a second call by the same person while the first is undecided adds nothing."""
    refuse_suspended(reporter)
    with transaction.atomic():
        locked_topic_of(post)
        open_ones = Report.objects.filter(post=post).open()
        mine = open_ones.filter(reporter=reporter).first()
        if mine:
            return mine
        # Who has the case in hand has this report as well.
        taken = open_ones.filter(state=State.IN_HAND).first()
        made = Report.objects.create(
            post=post,
            reporter=reporter,
            reason=Report.Reason(reason),
            details=details,
            state=State.IN_HAND if taken else State.OPEN,
            assignee_id=taken.assignee_id if taken else None,
            answered_at=timezone.now() if taken else None,
        )
        if not taken:
            tell_moderators(report=made)
        return made


def assign_case(*, actor: Any, post: Post, to: Any, reason: str = "") -> int:
    """Put the undecided reports on a post into a moderator's hand, one's own among them; None gives them back."""
    with transaction.atomic():
        topic = locked_topic_of(post)
        if to is not None and not _moderates(to, topic.forum_id):
            raise NotYoursToDecideError
        changed = (
            Report.objects.filter(post=post)
            .open()
            .exclude(assignee=to, state=State.IN_HAND if to else State.OPEN)
            .update(
                state=State.IN_HAND if to else State.OPEN,
                assignee=to,
                answered_at=Coalesce("answered_at", timezone.now()),
            )
        )
        if changed:
            name = str(to.public_id) if to else None
            record(actor=actor, act=AuditEntry.Act.ASSIGN, topic=topic, post=post, reason=reason, to=name)
    return changed


def decide_report(
    *, actor: Any, report: Report, hide: bool, decision: str, duplicate: bool = False
) -> Report:
    """Hide the post or leave it, which settles every undecided report on it; always with a reason.

    `duplicate` says that it was dealt with already, so that nothing is to be done now.
    """
    with transaction.atomic():
        post = Post.objects.get(pk=report.post_id)
        topic = locked_topic_of(post)
        post.refresh_from_db()
        held = Report.objects.get(pk=report.pk)
        if held.state not in (State.OPEN, State.IN_HAND):
            return held
        state = State.UPHELD if hide else State.DUPLICATE if duplicate else State.DISMISSED
        now = timezone.now()
        reports = list(Report.objects.filter(post=post).open().select_related("reporter"))
        settled = (
            Report.objects.filter(post=post)
            .open()
            .update(
                state=state,
                decided_by=actor,
                decided_at=now,
                decision=needed(decision),
                answered_at=Coalesce("answered_at", now),
            )
        )
        if hide and not post.hidden:
            hide_post(actor=actor, post=post, reason=decision)
        record(
            actor=actor,
            act=AuditEntry.Act.DECIDE,
            topic=topic,
            post=post,
            reason=decision,
            report=held.pk,
            outcome=state.value,
            reports=settled,
        )
        for each in reports:
            tell_one(kind=personal_notices.DECIDED, person=each.reporter, about=each)
        held.refresh_from_db()
    return held


def _moderates(person: Any, forum_id: int) -> bool:
    if person.is_superuser:
        return bool(person.is_active)
    return bool(access.people_at(forum_id, Level.MODERATE).filter(pk=person.pk).exists())
