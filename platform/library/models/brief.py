"""Research briefs: what is known, in the time of a coffee."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin

from library.models.index import InSection
from pages.blocks import BodyBlock
from pages.models import ResourcePage


class BriefPage(InSection, ResourcePage):
    """Key messages first, then the text, then what it rests on and when it is looked at again."""

    template = "library/brief.html"
    kind: ClassVar[str] = "brief"
    text_fields = ("use_this_when", "key_messages", "body")

    use_this_when = models.CharField(
        _("use this when"), max_length=300, blank=True, help_text=_("The situation this brief helps in.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    published_on = models.DateField(_("date"), null=True, blank=True)
    review_date = models.DateField(_("to be reviewed"), null=True, blank=True)

    content_panels = [
        *ResourcePage.content_panels,
        FieldPanel("use_this_when"),
        InlinePanel("key_messages", heading=_("Key messages"), label=_("Key message"), max_num=6),
        FieldPanel("body"),
        InlinePanel("credits", heading=_("Authors"), label=_("Author")),
        InlinePanel("sources", heading=_("Sources"), label=_("Source")),
        FieldPanel("published_on"),
        FieldPanel("review_date"),
    ]
    parent_page_types: ClassVar[list[str]] = ["library.SectionPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("research brief")
        verbose_name_plural = _("research briefs")


class KeyMessage(TranslatableMixin, Orderable):
    """One sentence to take away."""

    page = ParentalKey(BriefPage, on_delete=models.CASCADE, related_name="key_messages")
    text = models.CharField(_("text"), max_length=400)

    panels = [FieldPanel("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("key message")
        verbose_name_plural = _("key messages")

    def __str__(self) -> str:
        return self.text


class Source(Orderable):
    """What a brief rests on."""

    page = ParentalKey(BriefPage, on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("address"), blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    panels = [FieldPanel("title"), FieldPanel("url"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.title
