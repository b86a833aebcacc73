"""Stories: somebody's way, told with care."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from library.blocks import PeopleBlock, StoryPicturesBlock
from library.models.index import InSection
from pages.blocks import BodyBlock
from pages.models import ResourcePage


class StoryPage(InSection, ResourcePage):
    """A quote, pictures with credit and alt text, a word of warning where it is needed."""

    template = "library/story.html"
    page_description = _("Somebody's way, with pictures and a note before it.")
    kind: ClassVar[str] = "story"
    text_fields = ("quote", "body")

    quote = models.TextField(_("quote"), max_length=500, blank=True)
    quote_by = models.CharField(_("said by"), max_length=160, blank=True)
    content_note = models.CharField(
        _("content note"),
        max_length=300,
        blank=True,
        help_text=_("Said before the text: what may be hard to read."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    pictures = StreamField(StoryPicturesBlock(), blank=True, verbose_name=_("pictures"))
    credits = StreamField(PeopleBlock(), blank=True, verbose_name=_("people"))
    published_on = models.DateField(_("date"), null=True, blank=True)

    content_panels = [
        *ResourcePage.content_panels,
        FieldPanel("content_note"),
        MultiFieldPanel([FieldPanel("quote"), FieldPanel("quote_by")], heading=_("Quote")),
        FieldPanel("body"),
        FieldPanel("pictures"),
        FieldPanel("credits"),
        FieldPanel("published_on"),
    ]
    parent_page_types: ClassVar[list[str]] = ["library.SectionPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from library.pictures import story_pictures

        context = super().get_context(request, *args, **kwargs)
        context["pictures"] = story_pictures(self.pictures)
        return context
