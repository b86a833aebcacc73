"""A part of a course."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.models import ResourcePage


class ModulePage(ResourcePage):
    """Units that belong together, with their objectives."""

    template = "training/module.html"
    kind: ClassVar[str] = "module"
    text_fields = ("objectives",)
    # Met on the way to its units, which are found.
    searchable: ClassVar[bool] = False
    page_description = _("Units that belong together.")

    objectives = models.TextField(_("objectives"), blank=True, help_text=_("One a line."))

    content_panels = [*ResourcePage.content_panels, FieldPanel("objectives")]
    parent_page_types: ClassVar[list[str]] = ["training.CoursePage"]
    subpage_types: ClassVar[list[str]] = ["training.UnitPage"]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from training.context import module_context

        context = super().get_context(request, *args, **kwargs)
        context.update(module_context(self, request))
        return context
