"""Something happened: the one row that the act itself writes."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """Waits to be carried to people; the names in it are keys such as `forums.post:12`, never rows."""

    wagtail_reference_index_ignore: ClassVar[bool] = True

    # An occasion knows its audience by itself; without one, the kind and its recipients are given.
    occasion = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    recipients = models.JSONField(default=list, blank=True)
    about = models.CharField(max_length=80)
    fold = models.CharField(max_length=80, blank=True)
    once = models.CharField(max_length=120, blank=True)
    step = models.PositiveIntegerField(default=0)
    places = models.JSONField(default=list, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    details = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(
                fields=["created_at"], condition=models.Q(done_at=None), name="notifications_events_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.occasion or self.kind} {self.about}"
