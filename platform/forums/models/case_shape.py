"""What may be counted of a shared case, so that a rare one is noticed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.models.unreferenced import Unreferenced


class CaseShape(Unreferenced):
    """Stays when its topic goes: the next writer still shares a corridor with that person."""

    class AgeBand(models.TextChoices):
        CHILD = "0-17", _("Under 18")
        YOUNG = "18-29", _("18 to 29")
        MIDDLE = "30-44", _("30 to 44")
        LATER = "45-59", _("45 to 59")
        OLD = "60-", _("60 and over")

    topic = models.OneToOneField(
        "forums.Topic", models.SET_NULL, null=True, blank=True, related_name="case_shape"
    )
    host = models.ForeignKey("taxonomy.Country", models.CASCADE, related_name="+", db_index=False)
    origin = models.ForeignKey("taxonomy.Country", models.CASCADE, related_name="+")
    age_band = models.CharField(_("Age band"), max_length=5, choices=AgeBand)
    need = models.ForeignKey("taxonomy.Concept", models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("case shape")
        verbose_name_plural = _("case shapes")
        indexes = [models.Index(fields=["host", "origin", "age_band", "need"], name="forums_case_shape")]

    def __str__(self) -> str:
        return f"{self.host_id}-{self.origin_id} · {self.age_band} · {self.need_id}"
