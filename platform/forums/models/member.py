"""What one person knows of a topic or a forum: how far they read, and how closely they follow."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.models.unreferenced import Unreferenced
from forums.querysets import TopicMemberQuerySet


class Follow(models.TextChoices):
    """What a person wants to be told; a topic without a choice of its own takes the forum's, else normal."""

    WATCHING = "watching", _("Every new post")
    FIRST = "first", _("New topics only")
    TRACKING = "tracking", _("The number of new posts")
    NORMAL = "normal", _("Replies to me and mentions")
    MUTED = "muted", _("Nothing")


# Levels by which a topic stands in the list of what a person follows.
FOLLOWED: Final = (Follow.WATCHING, Follow.TRACKING)
# Levels of a forum by which topics count as new that the person never opened.
COUNTED: Final = (*FOLLOWED, Follow.FIRST)


class TopicMember(Unreferenced):
    """Made when a person first opens, writes in or follows a topic; reading never goes back."""

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


class ForumMember(Unreferenced):
    """A choice for a whole forum; what was last written before `all_read_before` counts as read."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="forum_memberships")
    forum = models.ForeignKey("forums.Forum", models.CASCADE, related_name="members")
    level = models.CharField(_("tell me about"), max_length=10, choices=Follow, blank=True, default="")
    all_read_before = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("reader of a forum")
        verbose_name_plural = _("readers of forums")
        constraints = [models.UniqueConstraint(fields=["user", "forum"], name="forums_one_reader_a_forum")]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.forum_id}"
