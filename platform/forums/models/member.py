"""What one person knows of one topic: how far they read, and how closely they follow."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.models.unreferenced import Unreferenced
from forums.querysets import TopicMemberQuerySet


class TopicMember(Unreferenced):
    """Made when a person first opens, writes in or follows a topic; reading never goes back."""

    class Follow(models.TextChoices):
        EVERYTHING = "everything", _("Everything")
        REPLIES = "replies", _("Replies to me")
        NOTHING = "nothing", _("Nothing")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="topic_memberships")
    topic = models.ForeignKey("forums.Topic", models.CASCADE, related_name="members")
    last_read_position = models.PositiveIntegerField(default=0)
    # Empty until the person chose, or wrote something: a choice is never overruled.
    level = models.CharField(_("tell me about"), max_length=10, choices=Follow, blank=True, default="")

    objects = TopicMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader of a topic")
        verbose_name_plural = _("readers of topics")
        indexes = [models.Index(fields=["user", "level"], name="forums_member_follows")]
        constraints = [models.UniqueConstraint(fields=["user", "topic"], name="forums_one_member_row")]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.topic_id}"
