"""A file that goes with a post; until the post is sent it waits for its writer."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.unreferenced import Unreferenced
from forums.querysets import AttachmentQuerySet


class Attachment(Unreferenced):
    """Pictures are stored as written anew from their pixels; nobody but the view in `views/files.py` hands files out."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Not posted yet")
        POSTED = "posted", _("Posted")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    post = models.ForeignKey("forums.Post", models.CASCADE, null=True, blank=True, related_name="attachments")
    uploader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="forum_attachments"
    )
    # The form it was sent with, named as drafts name it.
    place = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    name = models.CharField(_("name"), max_length=100)
    media_type = models.CharField(_("media type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    # Of the file as it was sent, so that the same one sent again is known.
    digest = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    alt = models.CharField(_("description"), max_length=300, blank=True)
    decorative = models.BooleanField(_("decorative"), default=False)
    # The writer said that nobody can be recognised in the picture.
    confirmed = models.BooleanField(default=False)
    file = models.FileField(upload_to="forum-files")
    small = models.FileField(upload_to="forum-files", blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attached file")
        verbose_name_plural = _("attached files")
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "created_at"], name="forums_files_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=["uploader", "place", "digest"],
                condition=models.Q(state="waiting"),
                name="forums_one_waiting_file",
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting", post=None) | models.Q(state="posted", post__isnull=False),
                name="forums_posted_files_have_posts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("forums:file", args=[self.public_id, self.name])

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")
