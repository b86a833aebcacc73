"""Plain pages: about, accessibility, privacy, contact."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from pages.blocks import BodyBlock
from pages.models.base import BasePage


class StandardPage(BasePage):
    """A text with no other data."""

    template = "pages/standard.html"
    page_description = _("A text such as About or Privacy.")
    kind: ClassVar[str] = "page"
    text_fields = ("summary", "body")

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage", "pages.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["pages.StandardPage"]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")
