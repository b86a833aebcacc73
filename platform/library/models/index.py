"""The landing page of the library and the list of each kind."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from pages.models import BasePage


class LibraryPage(BasePage):
    """Type tiles, topics and countries, what is new."""

    template = "library/library.html"
    kind: ClassVar[str] = "library"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["library.SectionPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from library.listing import library_context

        context = super().get_context(request, *args, **kwargs)
        context.update(library_context(self, request))
        return context


class SectionPage(BasePage):
    """The list of one kind."""

    class Lists(models.TextChoices):
        BRIEF = "brief", _("Research briefs")
        PUBLICATION = "publication", _("Publications")
        PODCAST = "podcast", _("Podcasts")
        STORY = "story", _("Stories")
        EVENT = "event", _("Events")

    template = "library/section.html"
    kind: ClassVar[str] = "section"

    lists = models.CharField(_("lists"), max_length=12, choices=Lists)

    content_panels = [*BasePage.content_panels, FieldPanel("lists")]
    parent_page_types: ClassVar[list[str]] = ["library.LibraryPage"]
    subpage_types: ClassVar[list[str]] = [
        "library.BriefPage",
        "library.PublicationPage",
        "library.ShowPage",
        "library.StoryPage",
        "library.EventPage",
    ]

    class Meta:
        verbose_name = _("section of the library")
        verbose_name_plural = _("sections of the library")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from library.listing import section_context

        context = super().get_context(request, *args, **kwargs)
        context.update(section_context(self, request))
        return context


class InSection(Page):
    """Mixin: a kind may be made only in the section that lists it."""

    class Meta:
        abstract = True

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        section = parent.specific_deferred
        return bool(super().can_create_at(parent)) and getattr(section, "lists", None) == getattr(
            cls, "kind", ""
        )
