"""Which countries a page speaks of, and what they are in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class CountryRole(models.Model):
    """A country with its role on one page: the same country may be host and transit."""

    class Role(models.TextChoices):
        HOST = "host", _("Host")
        TRANSIT = "transit", _("Transit")
        ORIGIN = "origin", _("Origin")

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="country_roles")
    country = models.ForeignKey(
        "taxonomy.Country", models.PROTECT, related_name="+", verbose_name=_("country")
    )
    role = models.CharField(_("role"), max_length=8, choices=Role)

    panels = [FieldRowPanel([FieldPanel("country"), FieldPanel("role")])]

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "country", "role"], name="pages_one_role_of_a_country_a_page"
            )
        ]

    def __str__(self) -> str:
        return f"{self.country} ({self.get_role_display()})"
