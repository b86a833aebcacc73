"""Reports: readers call, moderators answer."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from forums.audit import record
from forums.models import AuditEntry, Post, Report
from forums.services.moderating import hide_post


def report_post(*, reporter: Any, post: Post, reason: str, details: str = "") -> Report:
    """Call a moderator; a second call by the same person while the first is open adds nothing."""
    report, _created = Report.objects.get_or_create(
        post=post,
        reporter=reporter,
        state=Report.State.OPEN,
        defaults={"reason": Report.Reason(reason), "details": details},
    )
    return report


def decide_report(*, actor: Any, report: Report, hide: bool, decision: str) -> Report:
    """Hide the post, which settles every open report on it, or leave it; always with a reason."""
    with transaction.atomic():
        held = (
            Report.objects.select_for_update(of=("self",))
            .select_related("post__topic__forum")
            .get(pk=report.pk)
        )
        if held.state != Report.State.OPEN:
            return held
        held.state = Report.State.UPHELD if hide else Report.State.DISMISSED
        held.decided_by, held.decided_at, held.decision = actor, timezone.now(), decision
        held.save(update_fields=["state", "decided_by", "decided_at", "decision"])
        record(
            actor=actor,
            act=AuditEntry.Act.DECIDE,
            topic=held.post.topic,
            post=held.post,
            reason=decision,
            report=held.pk,
            outcome=held.state,
        )
        if hide and not held.post.hidden:
            hide_post(actor=actor, post=held.post, reason=decision)
    return held
