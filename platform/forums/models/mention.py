"""Who was called by name in a post."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.models.unreferenced import Unreferenced


class Mention(Unreferenced):
    """Written with the post, of people who could read it then; nobody is told twice of the same post."""

    post = models.ForeignKey("forums.Post", models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="forum_mentions")

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [models.UniqueConstraint(fields=["post", "user"], name="forums_mentioned_once")]

    def __str__(self) -> str:
        return f"{self.post_id} · {self.user_id}"
