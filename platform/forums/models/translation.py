"""A post in another language: by a person, or by a machine that says its name."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.unreferenced import Unreferenced


class PostTranslation(Unreferenced):
    """One a language; `of_version` is the post's version it was made from, so that an edit makes it out of date."""

    post = models.ForeignKey("forums.Post", models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=12)
    source = models.TextField(_("text"))
    html = models.TextField(editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="forum_translations"
    )
    # Made, or vouched for, by who wrote the post under a pseudonym: nobody is named then.
    masked = models.BooleanField(default=False)
    # The name of the engine; empty where a person translated.
    machine = models.CharField(_("machine"), max_length=60, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    of_version = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("translation of a post")
        verbose_name_plural = _("translations of posts")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["post", "language"], name="forums_one_translation_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.language}"


class TranslationRevision(Unreferenced):
    """A translation as it stood before an edit."""

    translation = models.ForeignKey("forums.PostTranslation", models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    source = models.TextField()
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    replaced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("earlier translation")
        verbose_name_plural = _("earlier translations")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation", "version"], name="forums_one_revision_a_translation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} v{self.version}"
