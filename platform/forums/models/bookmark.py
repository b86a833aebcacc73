"""A place a person wants to come back to, and when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.unreferenced import Unreferenced
from forums.querysets import BookmarkQuerySet


class Bookmark(Unreferenced):
    """Of a whole topic, or of one post in it; its owner alone knows of it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="forum_bookmarks")
    topic = models.ForeignKey("forums.Topic", models.CASCADE, related_name="bookmarks")
    post = models.ForeignKey(
        "forums.Post", models.CASCADE, null=True, blank=True, related_name="bookmarks", verbose_name=_("post")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    remind_at = models.DateTimeField(_("remind me"), null=True, blank=True)
    # When the reminder was given; it stays due to its owner until they answer it.
    reminded_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = BookmarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("bookmark")
        verbose_name_plural = _("bookmarks")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["remind_at"],
                condition=Q(remind_at__isnull=False, reminded_at=None),
                name="forums_reminders_to_come",
            ),
            models.Index(fields=["user", "topic"], name="forums_bookmarks_in_topic"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["user", "post"], name="forums_one_bookmark_a_post"),
            models.UniqueConstraint(
                fields=["user", "topic"], condition=Q(post=None), name="forums_one_bookmark_a_topic"
            ),
        ]

    def __str__(self) -> str:
        return self.note or f"{self.user_id} · {self.topic_id}"

    def get_absolute_url(self) -> str:
        """Where it leads; asks for the topic and the post."""
        return self.post.get_absolute_url() if self.post else self.topic.get_absolute_url()

    @property
    def form_url(self) -> str:
        """Where it is changed."""
        if self.post_id:
            return reverse("forums:bookmark_post", args=[self.post_id])
        return reverse("forums:bookmark_topic", args=[self.topic_id])
