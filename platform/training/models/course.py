"""The list of courses, and a course."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from pages.blocks import BodyBlock
from pages.models import BasePage, ResourcePage


class TrainingPage(BasePage):
    """All courses, and where the reader left off."""

    template = "training/training.html"
    kind: ClassVar[str] = "training"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["training.CoursePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("training pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from training.context import training_context

        context = super().get_context(request, *args, **kwargs)
        context.update(training_context(self, request))
        return context


class CoursePage(ResourcePage):
    """What one can do after it, how long it takes, and its modules."""

    class Level(models.TextChoices):
        INTRODUCTORY = "introductory", _("Introductory")
        INTERMEDIATE = "intermediate", _("Intermediate")
        ADVANCED = "advanced", _("Advanced")

    template = "training/course.html"
    page_description = _("Modules and units with objectives; progress is remembered.")
    kind: ClassVar[str] = "course"
    text_fields = ("objectives", "body")

    objectives = models.TextField(_("objectives"), blank=True, help_text=_("One a line."))
    hours = models.PositiveSmallIntegerField(_("hours"), default=1)
    level = models.CharField(_("level"), max_length=12, choices=Level, default=Level.INTRODUCTORY)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    published_on = models.DateField(_("date"), null=True, blank=True)

    content_panels = [
        *ResourcePage.content_panels,
        FieldPanel("objectives"),
        FieldRowPanel([FieldPanel("hours"), FieldPanel("level")]),
        FieldPanel("body"),
        FieldPanel("published_on"),
    ]
    parent_page_types: ClassVar[list[str]] = ["training.TrainingPage"]
    subpage_types: ClassVar[list[str]] = ["training.ModulePage"]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from training.context import course_context

        context = super().get_context(request, *args, **kwargs)
        context.update(course_context(self, request))
        return context
