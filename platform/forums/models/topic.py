"""A conversation, and the corridor it is about."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from django.conf import settings
from django.db import models
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from forums.models.held import Held
from forums.models.unreferenced import Unreferenced
from forums.querysets import TopicQuerySet
from taxonomy.countries import country_name
from taxonomy.texts import active_language

PAGE_SIZE: Final = 20


class Topic(Unreferenced):
    """Positions are dense and never reused, so pages and unread numbers are plain arithmetic."""

    # The list's index begins with the forum; a second one would only be written, and tempt the planner.
    forum = models.ForeignKey(
        "forums.Forum", models.PROTECT, related_name="topics", verbose_name=_("forum"), db_index=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="forum_topics"
    )
    mask = models.ForeignKey("forums.Mask", models.SET_NULL, null=True, blank=True, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(max_length=80)
    language = models.CharField(_("language"), max_length=12, default="en")
    created_at = models.DateTimeField(default=timezone.now)
    last_position = models.PositiveIntegerField(default=0)
    post_count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=timezone.now)
    last_author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    last_mask = models.ForeignKey("forums.Mask", models.SET_NULL, null=True, blank=True, related_name="+")
    pinned = models.BooleanField(_("pinned"), default=False)
    locked = models.BooleanField(_("closed"), default=False)
    hidden = models.BooleanField(_("hidden"), default=False)
    hidden_reason = models.CharField(_("reason"), max_length=500, blank=True)
    held = models.CharField(max_length=8, choices=Held, blank=True, default="")
    closes_at = models.DateTimeField(_("closes on"), null=True, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    # An index on all rows would tempt the planner, which looks for none of them in every list.
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged", db_index=False
    )
    has_poll = models.BooleanField(default=False, editable=False)
    accepted_position = models.PositiveIntegerField(null=True, blank=True)
    # When somebody else first answered with a post that can be read; empty while the question waits.
    first_answer_at = models.DateTimeField(null=True, blank=True)
    # How far the call for an answer has gone: a stage of Ask, 0 before anybody was asked.
    asked_stage = models.PositiveSmallIntegerField(default=0)
    # What became of the answer as a practice note; empty for nearly every topic, which then asks nothing.
    note_state = models.CharField(max_length=10, blank=True, default="", editable=False)
    concepts = models.ManyToManyField(
        "taxonomy.Concept", blank=True, related_name="+", verbose_name=_("subjects")
    )
    countries = models.ManyToManyField(
        "taxonomy.Country",
        through="forums.TopicCountry",
        blank=True,
        related_name="+",
        verbose_name=_("countries"),
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        indexes = [
            models.Index(fields=["forum", "-pinned", "-last_at", "-id"], name="forums_topic_list"),
            models.Index(fields=["-last_at", "-id"], name="forums_topic_latest"),
            models.Index(
                fields=["asked_stage", "created_at"],
                name="forums_topic_waiting",
                condition=models.Q(first_answer_at=None, hidden=False, locked=False),
            ),
            models.Index(
                fields=["closes_at"], condition=models.Q(closes_at__isnull=False), name="forums_topic_closing"
            ),
            models.Index(
                fields=["merged_into"],
                condition=models.Q(merged_into__isnull=False),
                name="forums_topic_merged",
            ),
            models.Index(
                fields=["forum", "language", "-pinned", "-last_at", "-id"], name="forums_topic_language"
            ),
            models.Index(fields=["language", "-last_at", "-id"], name="forums_topic_spoken"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted_position=None)
                | models.Q(accepted_position__gt=1, accepted_position__lte=models.F("last_position")),
                name="forums_accepted_is_a_reply",
            ),
            models.CheckConstraint(
                condition=models.Q(held="") | models.Q(hidden=True), name="forums_held_topic_is_hidden"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{_topics_root(get_language(), get_script_prefix())}{self.pk}/{self.slug}/"

    def url_of(self, position: int) -> str:
        """The address of one post: its page and its anchor."""
        page = page_of(position)
        query = f"?page={page}" if page > 1 else ""
        return f"{self.get_absolute_url()}{query}#post-{position}"

    @property
    def reply_count(self) -> int:
        """Answers that can be read; the question is not one."""
        return max(self.post_count - 1, 0)

    @property
    def page_count(self) -> int:
        return page_of(max(self.last_position, 1))


@lru_cache(maxsize=64)
def _topics_root(language: str | None, prefix: str) -> str:
    """What the addresses of all topics begin with; both arguments are what the answer is kept under."""
    return reverse("forums:topic_short", args=[0]).removesuffix("0/")


def page_of(position: int) -> int:
    """The page on which a position stands."""
    return (position - 1) // PAGE_SIZE + 1


class TopicCountry(Unreferenced):
    """A country of the corridor a topic speaks of."""

    class Role(models.TextChoices):
        HOST = "host", _("host country")
        TRANSIT = "transit", _("country of transit")
        ORIGIN = "origin", _("country of origin")

    topic = models.ForeignKey("forums.Topic", models.CASCADE, related_name="topic_countries")
    country = models.ForeignKey("taxonomy.Country", models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=8, choices=Role)

    class Meta:
        verbose_name = _("country of a topic")
        verbose_name_plural = _("countries of topics")
        ordering = ["role", "country"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "country", "role"], name="forums_country_once_a_role")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_role_display()})"

    @property
    def name(self) -> str:
        """The country's name in the reader's language, without a query."""
        return country_name(self.country_id, active_language())
