"""A search that a member comes back to, and how often a letter tells what is new in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from search import Query
from search.forms import SearchForm

LONGEST_NAME = 80
LONGEST_PARAMETERS = 4_000


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def of(self, user: Any) -> SavedSearchQuerySet:
        """The person's own, by name; nobody else ever sees them."""
        return self.filter(user=user).order_by("name", "pk")

    def due(self, now: datetime) -> SavedSearchQuerySet:
        """Whose turn for a letter has come; people who were shut out get none."""
        return self.filter(due_at__lte=now, user__is_active=True)


class SavedSearch(models.Model):
    """`told` is what the person has met in it already; none until the search could be asked once."""

    class Mail(models.TextChoices):
        NONE = "none", _("No letters")
        DAILY = "daily", _("Every day")
        WEEKLY = "weekly", _("Every week")

    wagtail_reference_index_ignore: ClassVar[bool] = True

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    parameters = models.TextField(_("search"), blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    mail = models.CharField(_("letters"), max_length=6, choices=Mail, default=Mail.NONE)
    told = models.JSONField(null=True, blank=True, editable=False)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    form_key = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "form_key"],
                condition=~models.Q(form_key=""),
                name="discovery_one_search_a_form",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def query(self, language: str) -> Query:
        """Values that no longer exist stay in it and find nothing."""
        return SearchForm(QueryDict(self.parameters)).query(language)

    def address(self, language: str = "") -> str:
        """The search page with this search; in the reader's language unless another is named."""
        with translation.override(language or translation.get_language()):
            path = reverse("search")
        return f"{path}?{self.parameters}" if self.parameters else path
