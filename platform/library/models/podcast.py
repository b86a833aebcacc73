"""Podcast shows and their episodes."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from assets.models import Transcript
from library.blocks import PeopleBlock
from library.models.index import InSection
from pages.blocks import BodyBlock
from pages.models import ResourcePage


class ShowPage(InSection, ResourcePage):
    """A series; its episodes are its child pages."""

    template = "library/show.html"
    page_description = _("A series; its episodes are made below it.")
    kind: ClassVar[str] = "podcast"
    text_fields = ("body",)

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("about the show"))
    credits = StreamField(PeopleBlock(), blank=True, verbose_name=_("people"))
    published_on = models.DateField(_("date"), null=True, blank=True)

    content_panels = [
        *ResourcePage.content_panels,
        FieldPanel("body"),
        FieldPanel("credits"),
        FieldPanel("published_on"),
    ]
    parent_page_types: ClassVar[list[str]] = ["library.SectionPage"]
    subpage_types: ClassVar[list[str]] = ["library.EpisodePage"]

    class Meta:
        verbose_name = _("podcast show")
        verbose_name_plural = _("podcast shows")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from library.listing import episode_cards

        context = super().get_context(request, *args, **kwargs)
        context["episodes"] = episode_cards(self, request)
        return context


class EpisodePage(ResourcePage):
    """One conversation: heard with the browser's own player, read as a transcript."""

    template = "library/episode.html"
    page_description = _("A recording with its transcript and notes.")
    kind: ClassVar[str] = "episode"
    text_fields = ("body",)
    shown_with = ("recording",)

    season = models.PositiveSmallIntegerField(_("season"), default=1)
    number = models.PositiveSmallIntegerField(_("number"))
    recording = models.ForeignKey(
        "assets.Media", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("recording")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("show notes"))
    credits = StreamField(PeopleBlock(), blank=True, verbose_name=_("people"))
    published_on = models.DateField(_("date"), null=True, blank=True)

    content_panels = [
        *ResourcePage.content_panels,
        FieldRowPanel([FieldPanel("season"), FieldPanel("number")]),
        FieldPanel("recording"),
        FieldPanel("body"),
        FieldPanel("credits"),
        FieldPanel("published_on"),
    ]
    parent_page_types: ClassVar[list[str]] = ["library.ShowPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("episode")
        verbose_name_plural = _("episodes")

    @property
    def minutes(self) -> int:
        """How long it takes to hear."""
        return max(1, round(self.recording.duration / 60)) if self.recording else 1

    def download_bytes(self) -> int:
        return int(self.recording.file_size) if self.recording else 0

    @cached_property
    def transcripts(self) -> list[Transcript]:
        """All of the recording, read once."""
        return list(self.recording.transcripts.all()) if self.recording else []

    def transcript(self, wanted: str = "") -> Transcript | None:
        """In the language asked for or that of the page where there is one, else as it was spoken."""
        by_language = {row.language: row for row in self.transcripts}
        spoken = self.recording.language if self.recording else ""
        return by_language.get(wanted) or by_language.get(self.language) or by_language.get(spoken)

    def search_languages(self) -> tuple[str, ...]:
        spoken = (self.recording.language,) if self.recording else ()
        return tuple(dict.fromkeys((self.language, *spoken)))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from library.listening import listening_context

        context = super().get_context(request, *args, **kwargs)
        context.update(listening_context(self, request))
        crumbs = context["crumbs"]
        context["show"] = crumbs[-2] if len(crumbs) > 1 else None
        return context
