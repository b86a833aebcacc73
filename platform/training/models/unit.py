"""The smallest piece of learning: one sitting."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from pages.blocks import BodyBlock
from pages.models import ResourcePage


class UnitPage(ResourcePage):
    """Objectives, text, and the way to the next one."""

    template = "training/unit.html"
    page_description = _("One sitting: objectives, text, next unit.")
    kind: ClassVar[str] = "unit"
    text_fields = ("objectives", "body")

    objectives = models.TextField(_("objectives"), blank=True, help_text=_("One a line."))
    study_minutes = models.PositiveSmallIntegerField(_("minutes"), default=10)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels = [
        *ResourcePage.content_panels,
        FieldPanel("objectives"),
        FieldPanel("study_minutes"),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["training.ModulePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")

    @property
    def minutes(self) -> int:
        """How long the author reckons it takes."""
        return int(self.study_minutes)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from training.context import unit_context

        context = super().get_context(request, *args, **kwargs)
        context.update(unit_context(self, request))
        return context
