"""Stories: somebody's way, told with care."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from library.models.index import InSection
from pages.blocks import BodyBlock
from pages.models import ResourcePage


class StoryPage(InSection, ResourcePage):
    """A quote, pictures with credit and alt text, a word of warning where it is needed."""

    template = "library/story.html"
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
    published_on = models.DateField(_("date"), null=True, blank=True)

    content_panels = [
        *ResourcePage.content_panels,
        FieldPanel("content_note"),
        FieldPanel("quote"),
        FieldPanel("quote_by"),
        FieldPanel("body"),
        InlinePanel("pictures", heading=_("Pictures"), label=_("Picture")),
        FieldPanel("published_on"),
    ]
    parent_page_types: ClassVar[list[str]] = ["library.SectionPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")


class StoryPicture(Orderable):
    """A picture of a story; without credit and alt text (or the word that it decorates) it is refused."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey("assets.Image", models.PROTECT, related_name="+", verbose_name=_("picture"))
    caption = models.CharField(_("caption"), max_length=300, blank=True)

    panels = [FieldPanel("image"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        verbose_name = _("picture of a story")
        verbose_name_plural = _("pictures of a story")

    def __str__(self) -> str:
        return self.caption or str(self.image)

    def clean(self) -> None:
        super().clean()
        if self.image_id and not self.image.decorative and not self.image.description.strip():
            raise ValidationError({"image": _("This picture has no text for people who cannot see it.")})
