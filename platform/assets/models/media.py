"""Audio with its transcripts: heard, read, and found by the second."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import CollectionMember

from assets.models.rights import Credited


class Media(Credited, CollectionMember, models.Model):
    """One recording; the light file is for weak lines."""

    title = models.CharField(_("title"), max_length=255)
    file = models.FileField(_("audio file"), upload_to="audio")
    light_file = models.FileField(_("small audio file"), upload_to="audio", blank=True)
    duration = models.PositiveIntegerField(_("duration in seconds"), default=0)
    file_size = models.PositiveBigIntegerField(default=0, editable=False)
    light_file_size = models.PositiveBigIntegerField(default=0, editable=False)
    file_hash = models.CharField(max_length=64, blank=True, editable=False)
    language = models.CharField(_("spoken language"), max_length=8, default="en")
    synthetic_voice = models.BooleanField(_("the voice is synthetic"), default=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        permissions = [("choose_media", "Can choose media")]

    def __str__(self) -> str:
        return self.title


class Transcript(models.Model):
    """What is said, as WebVTT, in one language."""

    media = models.ForeignKey(Media, models.CASCADE, related_name="transcripts")
    language = models.CharField(_("language"), max_length=8)
    webvtt = models.TextField(_("WebVTT"))
    checked = models.BooleanField(_("checked by a person"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["media", "language"], name="assets_one_transcript_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.media} ({self.language})"
