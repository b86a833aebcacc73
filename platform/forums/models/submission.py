"""The one-time keys of forms, so that a text sent twice is stored once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.models.unreferenced import Unreferenced


class SubmissionKey(Unreferenced):
    """Names the post that a form made; a repeat of the same form is answered with it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=128)
    post = models.ForeignKey("forums.Post", models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("submission key")
        verbose_name_plural = _("submission keys")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="forums_one_post_a_submission")]

    def __str__(self) -> str:
        return self.key
