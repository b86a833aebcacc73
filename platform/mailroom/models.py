"""What came in and what became of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mailroom.querysets import IncomingMailQuerySet
from mailroom.reasons import DOUBTS, Reason


class IncomingMail(models.Model):
    """One row a letter, by its Message-ID: whatever is delivered twice is handled once.

    The letter itself is kept only while somebody has to decide about it, or while it is tried again.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Tried again")
        TAKEN = "taken", _("Taken")
        HELD = "held", _("Held")
        REFUSED = "refused", _("Refused")
        IGNORED = "ignored", _("Ignored")

    wagtail_reference_index_ignore: ClassVar[bool] = True

    message_id = models.CharField(max_length=64, unique=True)
    received_at = models.DateTimeField(default=timezone.now)
    # Who wrote is kept as a keyed digest: enough to count letters, too little to read an address.
    sender = models.CharField(max_length=32)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="incoming_mail"
    )
    kind = models.CharField(max_length=1, blank=True)
    place_id = models.BigIntegerField(null=True, blank=True)
    room = models.CharField(max_length=64, blank=True)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    digest = models.CharField(max_length=32, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    reason = models.CharField(_("reason"), max_length=16, choices=Reason, blank=True)
    findings = models.JSONField(default=list, blank=True)
    result = models.CharField(max_length=64, blank=True)
    raw = models.BinaryField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(_("reason of the decision"), max_length=500, blank=True)

    objects = IncomingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("incoming letter")
        verbose_name_plural = _("incoming letters")
        ordering = ["received_at", "pk"]
        indexes = [
            models.Index(fields=["sender", "received_at"], name="mailroom_by_sender"),
            models.Index(fields=["state", "received_at"], name="mailroom_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(raw=None) | models.Q(state__in=["held", "waiting"]),
                name="mailroom_raw_only_while_open",
            )
        ]

    def __str__(self) -> str:
        return self.subject or self.message_id

    def get_absolute_url(self) -> str:
        return reverse("mailroom:letter", args=[self.pk])

    @property
    def doubt(self) -> str:
        """Why it is held, in words for whoever judges."""
        return str(DOUBTS.get(self.reason) or self.get_reason_display())
