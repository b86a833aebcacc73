"""One place in a text that points at one thing."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from citations.models.target import Target
from citations.querysets import CitationQuerySet


class Citation(models.Model):
    """Names its text by key, since texts of any app may cite."""

    wagtail_reference_index_ignore: ClassVar[bool] = True

    class Part(models.TextChoices):
        TEXT = "text"
        NOTE = "note"

    source = models.CharField(max_length=160)
    target = models.ForeignKey(Target, models.CASCADE, related_name="citations")
    part = models.CharField(max_length=4, choices=Part, default=Part.TEXT)
    anchor = models.CharField(max_length=20, blank=True)
    # What it was called, and in which state it was, when it was cited.
    label = models.CharField(max_length=300)
    version = models.CharField(max_length=64, blank=True)
    position = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=12)
    created_at = models.DateTimeField(default=timezone.now)

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["source", "position"]
        constraints = [
            models.UniqueConstraint(fields=["source", "part", "position"], name="citations_one_a_position")
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target_id}"

    @property
    def is_outdated(self) -> bool:
        """Has the thing another content now than when it was cited?"""
        return bool(self.version) and self.version != self.target.version and not self.target.gone
