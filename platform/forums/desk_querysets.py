"""Queues of the moderators' desk and of those on call; each `visible_to` is the twin of a predicate in access.py."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from forums import access, masking
from forums.models.grant import Level

if TYPE_CHECKING:
    # Named only in the quoted type arguments below, which the linter does not read.
    from forums.models import Appeal, Ask, Duty, Mask, Measure, PrivacyFlag, Report, Unsealing  # noqa: F401


class ReportQuerySet(models.QuerySet["Report"]):
    """The moderators' queue."""

    def visible_to(self, user: Any) -> ReportQuerySet:
        """Reports on posts in forums the user moderates."""
        return self.filter(post__topic__forum_id__in=access.forums_at(user, Level.MODERATE))

    def of(self, user: Any) -> ReportQuerySet:
        """What the person reported themselves."""
        return self.filter(reporter_id=user.pk)

    def open(self) -> ReportQuerySet:
        """Not decided yet, in somebody's hand or not."""
        return self.filter(state__in=("open", "in-hand"))


class AppealQuerySet(models.QuerySet["Appeal"]):
    """Authors of hidden posts against the moderators who hid them."""

    def visible_to(self, user: Any) -> AppealQuerySet:
        """Appeals in forums the user moderates."""
        return self.filter(post__topic__forum_id__in=access.forums_at(user, Level.MODERATE))

    def waiting(self) -> AppealQuerySet:
        return self.filter(state="waiting")


class MeasureQuerySet(models.QuerySet["Measure"]):
    """Warnings and suspensions."""

    def visible_to(self, user: Any) -> MeasureQuerySet:
        """For whoever may take such measures, and as far as it happened where they may."""
        return self.filter(forum_id__in=access.forums_to_measure_in(user))

    def of(self, user: Any) -> MeasureQuerySet:
        return self.filter(user_id=user.pk)

    def suspending(self) -> MeasureQuerySet:
        """Suspensions that hold now."""
        return self.filter(until__gt=timezone.now(), lifted_at=None)

    def unread_warnings(self) -> MeasureQuerySet:
        return self.filter(kind="warning", acknowledged_at=None)

    def on_top(self, now: datetime | None = None) -> MeasureQuerySet:
        """What the person is shown above the pages of the forums."""
        holds = Q(until__gt=now or timezone.now(), lifted_at=None)
        return self.filter(holds | Q(kind="warning", acknowledged_at=None))


class DutyQuerySet(models.QuerySet["Duty"]):
    """The rota as moderators keep it and as routing reads it."""

    def visible_to(self, user: Any) -> DutyQuerySet:
        """Lines a moderator may change: of their forums, and those that name no forum."""
        moderated = access.forums_at(user, Level.MODERATE)
        if not (user.is_authenticated and moderated):
            return self.none()
        return self.filter(Q(forum=None) | Q(forum_id__in=moderated))

    def of(self, user: Any) -> DutyQuerySet:
        return self.filter(user_id=user.pk)

    def on(self, day: date) -> DutyQuerySet:
        return self.filter(Q(ends=None) | Q(ends__gte=day), starts__lte=day)

    def not_over(self, day: date) -> DutyQuerySet:
        return self.filter(Q(ends=None) | Q(ends__gte=day))


class MaskQuerySet(models.QuerySet["Mask"]):
    """Pseudonyms."""

    def worn_by(self, user: Any) -> MaskQuerySet:
        """The person's own: all are looked through, so this is for their export and their leaving."""
        rows = self.only("topic_id", "number", "mark").iterator()
        return self.filter(pk__in=[mask.pk for mask in rows if masking.wears(user, mask)])


class UnsealingQuerySet(models.QuerySet["Unsealing"]):
    """Requests to open a pseudonym."""

    def visible_to(self, user: Any) -> UnsealingQuerySet:
        """Moderators see those of their forums; the second role sees all, and what they are about."""
        if access.can_unseal(user):
            return self.all()
        moderated = access.forums_at(user, Level.MODERATE) if user.is_authenticated else ()
        return self.filter(post__topic__forum_id__in=moderated)

    def open(self) -> UnsealingQuerySet:
        return self.filter(decided_at=None)


class AskQuerySet(models.QuerySet["Ask"]):
    """Questions put to people."""

    def of(self, user: Any) -> AskQuerySet:
        return self.filter(user_id=user.pk)

    def waiting(self) -> AskQuerySet:
        """Neither answered meanwhile nor declined."""
        return self.filter(
            declined_at=None, topic__first_answer_at=None, topic__hidden=False, topic__locked=False
        )


class PrivacyFlagQuerySet(models.QuerySet["PrivacyFlag"]):
    """Posts that may identify somebody."""

    def visible_to(self, user: Any) -> PrivacyFlagQuerySet:
        """Flags on posts in forums the user moderates."""
        return self.filter(post__topic__forum_id__in=access.forums_at(user, Level.MODERATE))

    def open(self) -> PrivacyFlagQuerySet:
        """Waiting for an answer, on posts that can still be read."""
        return self.filter(state="open", post__hidden=False, post__topic__hidden=False)
