"""A reader's thanks for a post."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.unreferenced import Unreferenced


class Thanks(Unreferenced):
    """One a person and post; who leaves the site takes the name along, not the thanks."""

    # The unique pair begins with the post.
    post = models.ForeignKey("forums.Post", models.CASCADE, related_name="thanks", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="forum_thanks"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("thanks")
        verbose_name_plural = _("thanks")
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["post", "user"], name="forums_thanked_once")]

    def __str__(self) -> str:
        return f"{self.post_id} · {self.user_id}"
