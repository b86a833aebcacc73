"""How often something happened in the search on a day; nothing in it tells who searched."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Count, Max, Q, Sum
from django.utils.translation import gettext_lazy as _

SHOWN_FROM_DAYS = 3
SHOWN_FROM_VISITS = 3


class TallyQuerySet(models.QuerySet["Tally"]):
    def since(self, day: date) -> TallyQuerySet:
        return self.filter(day__gte=day)

    def shown_words(self) -> Any:
        """Queries that came on several days or from several visits; what one person typed once stays unseen."""
        worded = self.exclude(word="").filter(kind__in=Tally.OUTCOMES)
        grouped = worded.order_by().values("kind", "word", "language")
        counted = grouped.annotate(days=Count("day"), visits=Sum("times"), last_day=Max("day"))
        return counted.filter(Q(days__gte=SHOWN_FROM_DAYS) | Q(visits__gte=SHOWN_FROM_VISITS))


class Tally(models.Model):
    """For a query, `times` counts visits, and `bits` tells the visits of that day apart until the day is over."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("Searches")
        NOTHING = "nothing", _("Nothing found")
        CORRECTED = "corrected", _("Spelling corrected")
        LOOSE = "loose", _("Not all words found")
        FACET = "facet", _("Filter used")

    OUTCOMES = (Kind.NOTHING, Kind.CORRECTED, Kind.LOOSE)

    wagtail_reference_index_ignore: ClassVar[bool] = True

    day = models.DateField(db_index=True)
    language = models.CharField(max_length=5)
    kind = models.CharField(max_length=9, choices=Kind)
    word = models.CharField(max_length=100, blank=True)
    bits = models.IntegerField(default=0)
    times = models.PositiveIntegerField(default=0)

    objects = TallyQuerySet.as_manager()

    class Meta:
        verbose_name = _("count of searches")
        verbose_name_plural = _("counts of searches")
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "kind", "word"], name="discovery_one_tally")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.kind}: {self.times}"
