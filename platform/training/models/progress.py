"""How far a learner has come: the learner's own, shown to nobody else."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitProgress(models.Model):
    """One row a learner and unit, whatever language it was read in."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="unit_progress")
    # The work, not one translation: who changes language goes on where they were.
    unit_key = models.UUIDField(default=uuid.uuid4)
    course_key = models.UUIDField(default=uuid.uuid4)
    seen_at = models.DateTimeField(_("last seen"))
    completed_at = models.DateTimeField(_("completed"), null=True, blank=True)

    class Meta:
        verbose_name = _("progress")
        verbose_name_plural = _("progress")
        constraints = [
            models.UniqueConstraint(fields=["user", "unit_key"], name="training_one_progress_a_unit")
        ]
        indexes = [models.Index(fields=["user", "-seen_at"], name="training_last_seen")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.unit_key}"
