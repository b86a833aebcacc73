"""The abstract pages: every kind differs from these by its own fields."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page, PageManager
from wagtail_localize.fields import SynchronizedField

from pages.querysets import BasePageQuerySet
from pages.reading import reading_minutes

FRAMEWORK_SCHEMES = (
    "rrr-principle",
    "avrr-principle",
    "avrr-objective",
    "avrr-activity",
    "dimension",
    "level",
    "stage",
    "vulnerability",
    "framework",
)


class BasePage(Page):
    """A page of any kind: a summary and a picture; `kind` is its word in search, covers and icons."""

    kind: ClassVar[str] = "page"
    # Whether the kind has an entry of its own in the search; checked at start.
    searchable: ClassVar[bool] = True
    # Names of the text and StreamField fields that a reader reads; reading time and search rest on them.
    text_fields: ClassVar[tuple[str, ...]] = ()
    # Foreign keys to files that the page itself shows; they are read together with it.
    shown_with: ClassVar[tuple[str, ...]] = ()

    summary = models.CharField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences, shown in lists and search."),
    )
    cover = models.ForeignKey(
        "assets.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cover picture"),
        help_text=_("Shown in lists; without one a pattern is drawn."),
    )
    is_demonstration = models.BooleanField(_("demonstration content"), default=False, editable=False)

    # Addresses are the same in every language: readable, stable, and one look finds all translations.
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("slug", overridable=False)]

    objects = PageManager.from_queryset(BasePageQuerySet)()

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("cover")]

    class Meta:
        abstract = True

    @property
    def language(self) -> str:
        """The language the text is in, whatever language the reader uses."""
        return str(self.locale.language_code)

    @cached_property
    def plain_text(self) -> str:
        """All that is read on the page, without markup."""
        from pages.text import page_text

        return page_text(self)

    @property
    def minutes(self) -> int:
        """Minutes the page takes: to read, unless its kind says otherwise."""
        return reading_minutes(self.plain_text)

    def download_bytes(self) -> int:
        """Bytes a reader must fetch beside the page itself: files, recordings."""
        return 0

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from pages.context import page_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(page_context(self, request))
        return context


class ResourcePage(BasePage):
    """A page that is found by what it is about, whom it is for and where it applies."""

    topics = ParentalManyToManyField(
        "taxonomy.Concept",
        blank=True,
        related_name="+",
        verbose_name=_("topics"),
        limit_choices_to={"memberships__scheme__slug": "theme"},
    )
    audiences = ParentalManyToManyField(
        "taxonomy.Concept",
        blank=True,
        related_name="+",
        verbose_name=_("audiences"),
        limit_choices_to={"memberships__scheme__slug": "audience"},
    )
    framework = ParentalManyToManyField(
        "taxonomy.Concept",
        blank=True,
        related_name="+",
        verbose_name=_("framework concepts"),
        limit_choices_to={"memberships__scheme__slug__in": FRAMEWORK_SCHEMES},
        help_text=_("Principles, objectives, dimensions, levels and stages this page speaks to."),
    )

    tag_panels = [
        MultiFieldPanel(
            [
                FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                FieldPanel("audiences", widget=forms.CheckboxSelectMultiple),
                FieldPanel("framework", widget=forms.SelectMultiple(attrs={"size": 12})),
            ],
            heading=_("Found by"),
            help_text=_("Readers filter by these words, and related pages are chosen by the topics."),
        ),
        InlinePanel("country_roles", heading=_("Countries"), label=_("Country")),
    ]
    promote_panels = [*tag_panels, *Page.promote_panels]

    class Meta:
        abstract = True

    def search_languages(self) -> tuple[str, ...]:
        """Languages this work can be read or heard in; a publication adds that of its file."""
        return (self.language,)
