"""A post whose text may identify somebody, for moderators to look at."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.desk_querysets import PrivacyFlagQuerySet
from forums.models.unreferenced import Unreferenced


class PrivacyFlag(Unreferenced):
    """Holds kinds and positions, never the words; they count for one version of the text."""

    class Origin(models.TextChoices):
        VOUCHED = "vouched", _("The writer says it identifies nobody")
        SWEEP = "sweep", _("Found in an older post")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        FINE = "fine", _("Identifies nobody")
        HIDDEN = "hidden", _("Post hidden")

    post = models.ForeignKey("forums.Post", models.CASCADE, related_name="privacy_flags")
    version = models.PositiveIntegerField()
    # Rows of field, kind, start and end.
    places = models.JSONField(default=list)
    origin = models.CharField(max_length=8, choices=Origin)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="privacy_flags"
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    created_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(_("reason of the decision"), max_length=500, blank=True)

    objects = PrivacyFlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("privacy flag")
        verbose_name_plural = _("privacy flags")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["state", "created_at"], name="forums_privacy_queue")]

    def __str__(self) -> str:
        return f"{self.post} · {self.get_origin_display()}"
