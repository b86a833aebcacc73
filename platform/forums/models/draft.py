"""A text that is not sent yet, kept on the server so that no broken line can take it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.models.unreferenced import Unreferenced
from forums.querysets import DraftQuerySet


class Draft(Unreferenced):
    """One for each place a person writes in: a reply to a topic, a new topic of a forum, or a change of a post.

    `version` tells a device whether it knows the kept text; what it wrote over unseen waits in `other`.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="forum_drafts")
    key = models.CharField(max_length=64)
    forum = models.ForeignKey("forums.Forum", models.CASCADE, null=True, blank=True, related_name="+")
    topic = models.ForeignKey("forums.Topic", models.CASCADE, null=True, blank=True, related_name="+")
    title = models.CharField(_("title"), max_length=200, blank=True)
    source = models.TextField(_("text"), blank=True)
    masked = models.BooleanField(default=False)
    other = models.TextField(_("text from another device"), blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ["-updated_at"]
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="forums_one_draft_a_place"),
            models.CheckConstraint(
                condition=models.Q(forum=None, topic__isnull=False)
                | models.Q(forum__isnull=False, topic=None),
                name="forums_draft_has_one_place",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.source[:40]

    @property
    def post_id(self) -> int | None:
        """The post it changes, if it is a change."""
        kind, _colon, pk = self.key.partition(":")
        return int(pk) if kind == "edit" and pk.isdecimal() else None
