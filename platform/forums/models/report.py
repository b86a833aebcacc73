"""A reader's call for a moderator, and what came of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.desk_querysets import ReportQuerySet
from forums.models.unreferenced import Unreferenced


class Report(Unreferenced):
    """Kept after it is decided; one person has one undecided report a post."""

    class Reason(models.TextChoices):
        IDENTIFIES = "identifies", _("It could identify a person")
        HARMFUL = "harmful", _("The advice could do harm")
        ABUSE = "abuse", _("It insults or threatens")
        SPAM = "spam", _("It is advertising")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        IN_HAND = "in-hand", _("In hand")
        UPHELD = "upheld", _("Post hidden")
        DISMISSED = "dismissed", _("Nothing to do")
        DUPLICATE = "duplicate", _("Dealt with already")

    post = models.ForeignKey("forums.Post", models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="forum_reports"
    )
    reason = models.CharField(_("what is wrong"), max_length=12, choices=Reason)
    details = models.TextField(_("details"), max_length=1000, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    created_at = models.DateTimeField(default=timezone.now)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # When a moderator first took it up, gave it to somebody or decided it.
    answered_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(_("reason of the decision"), max_length=500, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["created_at"]
        indexes = [models.Index(fields=["state", "created_at"], name="forums_report_queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["post", "reporter"],
                condition=models.Q(state__in=["open", "in-hand"]),
                name="forums_one_open_report",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post} · {self.get_reason_display()}"
