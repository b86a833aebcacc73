"""What was said to a member who broke the rules: a warning, or a time without writing."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.desk_querysets import MeasureQuerySet
from forums.models.unreferenced import Unreferenced


class Measure(Unreferenced):
    """A suspension ends at its hour without anybody's doing; a warning stands on top until it is acknowledged."""

    class Kind(models.TextChoices):
        WARNING = "warning", _("Warning")
        SUSPENSION = "suspension", _("Suspension from writing")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="forum_measures")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    # Where it happened: its moderators see it. A suspension counts everywhere all the same.
    forum = models.ForeignKey("forums.Forum", models.CASCADE, related_name="+", verbose_name=_("forum"))
    post = models.ForeignKey("forums.Post", models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=500)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    given_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    lifted_reason = models.CharField(_("reason"), max_length=500, blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["-given_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="warning", until=None)
                | models.Q(kind="suspension", until__isnull=False),
                name="forums_suspensions_end",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.user_id}"

    @property
    def running(self) -> bool:
        """Is it a suspension that still holds?"""
        return self.until is not None and self.lifted_at is None and self.until > timezone.now()
