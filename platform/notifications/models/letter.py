"""The outbox: one row for each thing that one person is to be written about."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from notifications.models.preference import Pace


class LetterQuerySet(models.QuerySet["Letter"]):
    """Rows by what is still to be done."""

    def waiting(self) -> LetterQuerySet:
        return self.filter(state=Letter.State.WAITING)

    def due(self, now: datetime) -> LetterQuerySet:
        return self.waiting().filter(due_at__lte=now)


class Letter(models.Model):
    """Written by the fan-out, sent by a task; what it says is read anew when it is sent."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        DROPPED = "dropped", _("dropped: no longer theirs to read, or no longer wanted")
        FAILED = "failed", _("given up")

    wagtail_reference_index_ignore: ClassVar[bool] = True

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_letters")
    notice = models.ForeignKey(
        "notifications.Notice", models.SET_NULL, null=True, blank=True, related_name="letters"
    )
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=80)
    fold = models.CharField(max_length=80, blank=True)
    once = models.CharField(max_length=120)
    places = models.JSONField(default=list, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    details = models.JSONField(default=dict, blank=True)
    pace = models.CharField(max_length=9, choices=Pace)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    message_id = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(state="waiting"), name="notifications_letters_due"
            )
        ]
        constraints = [models.UniqueConstraint(fields=["user", "once"], name="notifications_one_letter")]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.kind} {self.about}"
