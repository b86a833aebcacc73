"""Research briefs: what is known, in the time of a coffee."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from library.blocks import KeyMessagesBlock, PeopleBlock, SourcesBlock
from library.models.index import InSection
from pages.blocks import BodyBlock
from pages.models import ResourcePage


class BriefPage(InSection, ResourcePage):
    """Key messages first, then the text, then what it rests on and when it is looked at again."""

    template = "library/brief.html"
    page_description = _("What is known about one question: key messages, text, sources.")
    kind: ClassVar[str] = "brief"
    text_fields = ("use_this_when", "key_messages", "body")

    use_this_when = models.CharField(
        _("use this when"), max_length=300, blank=True, help_text=_("The situation this brief helps in.")
    )
    key_messages = StreamField(KeyMessagesBlock(), blank=True, verbose_name=_("key messages"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    credits = StreamField(PeopleBlock(), blank=True, verbose_name=_("people"))
    sources = StreamField(SourcesBlock(), blank=True, verbose_name=_("sources"))
    published_on = models.DateField(_("date"), null=True, blank=True)
    review_date = models.DateField(_("to be reviewed"), null=True, blank=True)

    content_panels = [
        *ResourcePage.content_panels,
        FieldPanel("use_this_when"),
        FieldPanel("key_messages"),
        FieldPanel("body"),
        FieldPanel("credits"),
        FieldPanel("sources"),
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("review_date")]),
    ]
    parent_page_types: ClassVar[list[str]] = ["library.SectionPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("research brief")
        verbose_name_plural = _("research briefs")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from library.citing import citation_of

        context = super().get_context(request, *args, **kwargs)
        context["citation"] = citation_of(self, request)
        return context
