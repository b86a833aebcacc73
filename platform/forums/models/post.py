"""What people wrote, as typed and as shown."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.held import Held
from forums.models.unreferenced import Unreferenced
from forums.querysets import PostQuerySet


class Post(Unreferenced):
    """The question is position 1; a hidden post keeps its place so that no link changes its meaning."""

    # The unique pair with the position begins with the topic.
    topic = models.ForeignKey("forums.Topic", models.CASCADE, related_name="posts", db_index=False)
    position = models.PositiveIntegerField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="forum_posts"
    )
    # In place of the author where they chose a pseudonym: the row itself does not tell who it was.
    mask = models.ForeignKey("forums.Mask", models.SET_NULL, null=True, blank=True, related_name="+")
    reply_to = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="answers")
    source = models.TextField(_("text"))
    html = models.TextField(editable=False)
    renderer_version = models.PositiveSmallIntegerField(editable=False)
    language = models.CharField(_("language"), max_length=12, default="en")
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    # What pages show of the attached files, so that none of them asks for the rows.
    files = models.JSONField(default=list, blank=True, editable=False)
    # Languages that it can be read in, so that pages without translations ask for none.
    translated = models.JSONField(default=list, blank=True, editable=False)
    thanks_count = models.PositiveIntegerField(default=0, editable=False)
    hidden = models.BooleanField(_("hidden"), default=False)
    hidden_reason = models.CharField(_("reason"), max_length=500, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    hidden_at = models.DateTimeField(null=True, blank=True)
    held = models.CharField(max_length=8, choices=Held, blank=True, default="")
    # A place that a post was moved away from keeps its number and leads on to the post.
    moved_to = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="places_left", db_index=False
    )

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["topic", "position"]
        indexes = [
            models.Index(fields=["author", "-created_at"], name="forums_post_by_author"),
            models.Index(
                fields=["created_at"], condition=models.Q(held="waiting"), name="forums_post_waiting"
            ),
            models.Index(
                fields=["moved_to"],
                condition=models.Q(moved_to__isnull=False),
                name="forums_post_places_left",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["topic", "position"], name="forums_one_post_a_position"),
            models.CheckConstraint(condition=models.Q(position__gte=1), name="forums_positions_from_one"),
            models.CheckConstraint(
                condition=models.Q(held="") | models.Q(hidden=True), name="forums_held_post_is_hidden"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id}#{self.position}"

    def get_absolute_url(self) -> str:
        return self.topic.url_of(self.position)

    @property
    def history_url(self) -> str:
        return reverse("forums:history", args=[self.pk])


class PostRevision(Unreferenced):
    """A text as it stood before an edit; version 1 is what was first posted."""

    post = models.ForeignKey("forums.Post", models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    source = models.TextField()
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    replaced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("earlier text")
        verbose_name_plural = _("earlier texts")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["post", "version"], name="forums_one_revision_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.post_id} v{self.version}"
