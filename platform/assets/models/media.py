"""Audio with its transcripts: heard, read, and found by the second."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import CollectionMember

from assets.models.rights import Credited
from assets.sniffing import MIME_TYPES, check_audio
from assets.webvtt import faults_of


class Media(Credited, CollectionMember, ClusterableModel):
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

    def clean(self) -> None:
        super().clean()
        for name in ("file", "light_file"):
            file = getattr(self, name)
            if file and not file._committed:
                try:
                    check_audio(file)
                except ValidationError as error:
                    raise ValidationError({name: error.messages}) from error

    def get_absolute_url(self) -> str:
        return self._address("full", self.file)

    @property
    def light_url(self) -> str:
        """The address of the small file; empty where there is none."""
        return self._address("light", self.light_file) if self.light_file else ""

    def _address(self, size: str, file: Any) -> str:
        return reverse("recording_file", args=[self.pk, size, PurePath(file.name).name])

    @property
    def mime_type(self) -> str:
        return MIME_TYPES.get(PurePath(str(self.file.name)).suffix.lower().lstrip("."), "audio/mpeg")


class Transcript(models.Model):
    """What is said, as WebVTT, in one language."""

    media = ParentalKey(Media, on_delete=models.CASCADE, related_name="transcripts")
    language = models.CharField(_("language"), max_length=8)
    webvtt = models.TextField(_("WebVTT"))
    checked = models.BooleanField(_("checked by a person"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["media", "language"], name="assets_one_transcript_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.media} ({self.language})"

    def clean(self) -> None:
        super().clean()
        if faults := faults_of(self.webvtt):
            raise ValidationError({"webvtt": faults})

    def get_absolute_url(self) -> str:
        return reverse("transcript_file", args=[self.media_id, self.language])
