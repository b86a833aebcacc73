"""What waits on the moderators' desk: numbers for its tabs, cases of reports, and how quickly readers are answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forums import access
from forums.models import Appeal, Measure, Post, Report
from forums.models.grant import Level
from forums.models.held import Held
from forums.showing import PostView, post_views
from forums.writers import Writer, writer_of

AT_ONCE: Final = 50
REPORTS_READ: Final = 1000
PERIOD: Final = timedelta(days=30)


@dataclass(slots=True)
class Call:
    """One reader's report within a case."""

    reason: str
    details: str
    reporter: Writer
    at: datetime
    state: str
    decision: str


@dataclass(slots=True)
class Case:
    """All undecided reports on one post; any of their ids answers for the others."""

    report: Report
    post: PostView
    assignee: Writer | None
    mine: bool
    calls: list[Call] = field(default_factory=list)
    form: Any = None


def waiting_posts(user: Any) -> Any:
    """Posts of newcomers in the forums the user moderates, the oldest first."""
    moderated = access.forums_at(user, Level.MODERATE)
    return Post.objects.filter(held=Held.WAITING, topic__forum_id__in=moderated).order_by("created_at")


def open_cases(user: Any) -> list[Case]:
    """Grouped by post; the one whose first report is oldest comes first."""
    people = (
        "post__author__profile",
        "post__mask",
        "reporter__profile",
        "assignee__profile",
        "post__topic__forum",
    )
    cases: dict[int, Case] = {}
    for report in Report.objects.visible_to(user).open().select_related(*people)[:REPORTS_READ]:
        if report.post_id not in cases:
            if len(cases) == AT_ONCE:
                continue
            cases[report.post_id] = _case(user, report)
        cases[report.post_id].calls.append(call_of(report))
    return list(cases.values())


def _case(user: Any, report: Report) -> Case:
    (view,) = post_views(user, report.post.topic, [report.post])
    return Case(
        report=report,
        post=view,
        assignee=writer_of(report.assignee) if report.assignee_id else None,
        mine=report.assignee_id == user.pk,
    )


def call_of(report: Report) -> Call:
    return Call(
        reason=report.get_reason_display(),
        details=report.details,
        reporter=writer_of(report.reporter),
        at=report.created_at,
        state=report.get_state_display(),
        decision=report.decision,
    )


def response_time(user: Any) -> timedelta | None:
    """The median time from a report to its first answer, over the reports of the last thirty days."""
    recent = Report.objects.visible_to(user).filter(
        created_at__gt=timezone.now() - PERIOD, answered_at__isnull=False
    )
    pairs = recent.order_by().values_list("created_at", "answered_at")
    waits = [(answered - sent).total_seconds() for sent, answered in pairs if answered]
    return timedelta(seconds=median(waits)) if waits else None


def tabs(user: Any, current: str) -> list[dict[str, Any]]:
    """The pages of the desk, each with how much waits there; an admin who moderates nothing has one of them."""
    measures = Measure.objects.visible_to(user).on_top().count()
    numbers: list[tuple[str, str, int | None]] = []
    if access.forums_at(user, Level.MODERATE):
        reports = Report.objects.visible_to(user).open().values("post").distinct().count()
        appeals = Appeal.objects.visible_to(user).waiting().count()
        numbers += [
            ("desk", _("Reports"), reports),
            ("approvals", _("Waiting posts"), waiting_posts(user).count()),
            ("appeals", _("Appeals"), appeals),
        ]
    numbers.append(("measures", _("Warnings and suspensions"), measures))
    if access.forums_at(user, Level.MODERATE):
        numbers.append(("record", _("Record"), None))
    return [
        {"title": title, "url": reverse(f"forums:{name}"), "current": name == current, "count": number}
        for name, title, number in numbers
    ]
