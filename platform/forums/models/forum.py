"""A forum: a place with its own circle of readers."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forums.querysets import ForumQuerySet
from taxonomy.texts import active_language, text_in, validate_texts

# Words that the forums' own addresses use in the place of a forum's slug.
RESERVED_SLUGS: Final = frozenset(
    {
        "appeals",
        "asked",
        "bookmarks",
        "corridors",
        "desk",
        "drafts",
        "files",
        "flags",
        "following",
        "keyboard",
        "latest",
        "measures",
        "members",
        "my-feeds",
        "people",
        "posts",
        "reports",
        "rota",
        "similar",
        "topics",
        "vitality",
    }
)


def refuse_reserved(slug: str) -> None:
    """A forum under such a slug could never be reached."""
    if slug in RESERVED_SLUGS:
        raise ValidationError(_("“%(slug)s” is used by the forums themselves."), params={"slug": slug})


class Forum(models.Model):
    """Holds topics; the counters and the last topic are kept by the services."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True, validators=[refuse_reserved])
    category = models.ForeignKey(
        "forums.Category", models.PROTECT, related_name="forums", verbose_name=_("category")
    )
    title = models.JSONField(_("title"), default=dict, validators=[validate_texts])
    description = models.JSONField(_("description"), default=dict, blank=True, validators=[validate_texts])
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    sensitive = models.BooleanField(
        _("sensitive"),
        default=False,
        help_text=_("Writers are reminded more strongly to leave out whatever could identify a person."),
    )
    pseudonyms = models.BooleanField(
        _("pseudonyms"),
        default=False,
        help_text=_("Members may post under a sealed pseudonym, another one in each topic."),
    )
    calls_for_answers = models.BooleanField(
        _("call for answers"),
        default=True,
        help_text=_(
            "Colleagues who may know are asked, and coordinators after three days without an answer."
        ),
    )
    approve_first = models.PositiveSmallIntegerField(
        _("first posts that wait for a moderator"),
        default=0,
        help_text=_(
            "A person's first posts in all forums together, as many as this; 0 lets everybody post at once."
        ),
    )
    quiet_days = models.PositiveSmallIntegerField(
        _("close quiet topics after so many days"),
        default=0,
        help_text=_("Days without a new post; 0 leaves topics open. Pinned topics stay open."),
    )
    groups = models.ManyToManyField(
        "auth.Group", through="forums.ForumGrant", related_name="+", verbose_name=_("groups")
    )
    topic_count = models.PositiveIntegerField(default=0, editable=False)
    post_count = models.PositiveIntegerField(default=0, editable=False)
    last_topic = models.ForeignKey(
        "forums.Topic", models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    objects = ForumQuerySet.as_manager()

    class Meta:
        verbose_name = _("forum")
        verbose_name_plural = _("forums")
        ordering = ["category__order", "order", "slug"]

    def __str__(self) -> str:
        return text_in(self.title, active_language(), self.slug)

    def get_absolute_url(self) -> str:
        return reverse("forums:forum", args=[self.slug])

    @property
    def description_text(self) -> str:
        """The description in the reader's language."""
        return text_in(self.description, active_language())
