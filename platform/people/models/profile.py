"""What a member tells about themselves, and how much of it is shown."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, When
from django.db.models.functions import Cast, Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.handles import check_handle


def public_name(display_name: str, use_pseudonym: bool, pseudonym: str) -> str:
    """The pseudonym where one is used, else the display name; for lists that read these columns alone."""
    if use_pseudonym and pseudonym:
        return pseudonym
    return display_name or str(_("Member"))


class ProfileQuerySet(models.QuerySet["Profile"]):
    """Who may be shown in lists of people."""

    def listed(self) -> ProfileQuerySet:
        """People who chose to be found by others."""
        return self.filter(is_listed=True, user__is_active=True)

    def working_in(self, language: str) -> ProfileQuerySet:
        """Found in the text of the list: no JSON lookup is understood by both databases."""
        return self.alias(codes=Cast("languages", models.TextField())).filter(codes__contains=f'"{language}"')

    def in_group(self, group: str) -> ProfileQuerySet:
        return self.filter(user__groups__name=group)

    def by_shown_name(self) -> ProfileQuerySet:
        """By what is shown: an order by the hidden name would give it away."""
        shown = Case(When(use_pseudonym=True, pseudonym__gt="", then="pseudonym"), default="display_name")
        return self.alias(shown=Lower(shown)).order_by("shown", "pk")

    def for_cards(self) -> ProfileQuerySet:
        """With all that a card of a person shows."""
        return self.select_related("user").prefetch_related("user__groups")


class Profile(models.Model):
    """One per account; made with it. A pseudonym hides the display name everywhere."""

    # In no list of uses; watching it would queue a task at every change of a profile.
    wagtail_reference_index_ignore: ClassVar[bool] = True

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="profile")
    display_name = models.CharField(_("display name"), max_length=80)
    use_pseudonym = models.BooleanField(_("show a pseudonym instead of my name"), default=False)
    pseudonym = models.CharField(_("pseudonym"), max_length=40, blank=True)
    # Filled in as soon as there is a name to make it from; see people.handles.
    handle = models.CharField(
        _("short name"), max_length=30, unique=True, null=True, blank=True, validators=[check_handle]
    )
    role = models.CharField(_("what I do"), max_length=80, blank=True)
    country = models.ForeignKey(
        "taxonomy.Country",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("country"),
    )
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    languages = models.JSONField(_("languages I work in"), default=list, blank=True)
    interests = models.ManyToManyField(
        "taxonomy.Concept", blank=True, related_name="+", verbose_name=_("interests")
    )
    bio = models.TextField(_("about me"), max_length=1000, blank=True)
    is_listed = models.BooleanField(_("let signed-in colleagues find me"), default=False)
    site_language = models.CharField(
        _("language of letters to me"), max_length=5, blank=True, choices=settings.LANGUAGES
    )

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self) -> str:
        return self.public_name

    def get_absolute_url(self) -> str:
        return reverse("people:person", args=[self.user.public_id])

    @property
    def public_name(self) -> str:
        """The pseudonym where one is used, else the display name."""
        return public_name(self.display_name, self.use_pseudonym, self.pseudonym)
