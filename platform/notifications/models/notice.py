"""One line in one person's list."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices are their reader's alone."""

    def of(self, user: Any) -> NoticeQuerySet:
        return self.filter(user_id=user.pk)

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at=None)


class Notice(models.Model):
    """Unread ones that share a `fold` are one line with a number; `once` keeps a thing from being told twice."""

    class Mail(models.TextChoices):
        NONE = "", _("no letter")
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        DROPPED = "dropped", _("not sent")

    wagtail_reference_index_ignore: ClassVar[bool] = True

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    # The first unread thing it tells of; its link leads there.
    about = models.CharField(max_length=80)
    fold = models.CharField(max_length=80, blank=True)
    once = models.CharField(max_length=120)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    number = models.PositiveIntegerField(default=1)
    # How far one must have read in the fold to have met everything it tells of.
    step = models.PositiveIntegerField(default=0)
    details = models.JSONField(default=dict, blank=True)
    mail = models.CharField(max_length=8, choices=Mail, blank=True, default=Mail.NONE)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [
            models.Index(fields=["user", "-created_at"], name="notifications_by_person"),
            models.Index(
                fields=["user", "fold"], condition=models.Q(read_at=None), name="notifications_unread"
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["user", "once"], name="notifications_told_once")]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.kind} {self.about}"
