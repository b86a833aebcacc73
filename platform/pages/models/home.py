"""The front door."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.models.base import BasePage


class HomePage(BasePage):
    """Says whom the site is for and what is alive on it now; the lead story is an editor's choice."""

    template = "pages/home.html"
    kind: ClassVar[str] = "home"

    headline = models.CharField(_("headline"), max_length=120, blank=True)
    lead_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead story"),
        help_text=_("Shown large; without a choice the newest story leads."),
    )

    # Home pages stand side by side, so each needs a slug of its own; it is in no address.
    override_translatable_fields: ClassVar[list[Any]] = []

    content_panels = [*BasePage.content_panels, FieldPanel("headline"), FieldPanel("lead_page")]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from pages.home import home_context

        context = super().get_context(request, *args, **kwargs)
        context.update(home_context(self, request))
        return context
