"""Pages that editors put first for a query."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

MOST_PINNED = 3


class Pin(ClusterableModel):
    """A query in a language; it is kept in the form in which all ways to type it are the same."""

    word = models.CharField(
        _("query"),
        max_length=100,
        help_text=_("As readers type it. Case and spaces at its ends do not matter."),
    )
    language = models.CharField(
        _("language"),
        max_length=5,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language in which readers use the site."),
    )

    class Meta:
        verbose_name = _("choice of the editors")
        verbose_name_plural = _("choices of the editors")
        ordering = ["word", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["word", "language"],
                name="discovery_one_pin",
                violation_error_message=_("There are choices for this query in this language already."),
            )
        ]

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        from discovery.privacy import normal

        self.word = normal(self.word)
        if not self.word:
            raise ValidationError({"word": _("Type a query with letters in it.")})


class PinnedPage(Orderable):
    """One of the pages, in the order in which they are shown."""

    pin = ParentalKey(Pin, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("page"))

    class Meta(Orderable.Meta):
        verbose_name = _("chosen page")
        verbose_name_plural = _("chosen pages")

    def __str__(self) -> str:
        return str(self.page)
