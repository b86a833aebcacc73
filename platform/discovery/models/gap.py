"""A question that several visits brought and that nothing on the site answers."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class Gap(models.Model):
    """Made from the counts once a query is common enough to be shown; editors say what became of it."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        ANSWERED = "answered", _("Answered by a page")
        NO_PLAN = "no-plan", _("No plan")

    wagtail_reference_index_ignore: ClassVar[bool] = True

    word = models.CharField(_("query"), max_length=100)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    visits = models.PositiveIntegerField(_("how often"), default=0)
    days = models.PositiveIntegerField(_("on how many days"), default=0)
    last_day = models.DateField(_("last time"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )

    class Meta:
        verbose_name = _("search without a result")
        verbose_name_plural = _("searches without a result")
        ordering = ["-visits", "word"]
        constraints = [models.UniqueConstraint(fields=["word", "language"], name="discovery_one_gap")]

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        if self.state == self.State.ANSWERED and self.page is None:
            raise ValidationError({"page": _("Say which page answers the question.")})
