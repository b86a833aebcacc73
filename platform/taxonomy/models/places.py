from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from taxonomy.countries import country_name
from taxonomy.models.labelled import Labelled
from taxonomy.querysets import CountryQuerySet, RegionQuerySet
from taxonomy.texts import active_language


class Region(Labelled):
    """An area the field speaks of; areas may overlap and a country may sit in several."""

    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["order", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                name="taxonomy_region_not_in_itself",
            ),
        ]


class Country(models.Model):
    """A country by its ISO codes; its names come from the locale data, never from the database."""

    code = models.CharField(
        _("two-letter code"),
        max_length=2,
        primary_key=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Use two capital letters, such as SN."))],
    )
    alpha3 = models.CharField(
        _("three-letter code"),
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Use three capital letters, such as SEN."))],
    )
    m49 = models.CharField(
        _("numeric code"),
        max_length=3,
        blank=True,
        validators=[RegexValidator(r"^\d{3}$", _("Use three digits, such as 686."))],
    )
    regions = models.ManyToManyField(Region, blank=True, related_name="countries", verbose_name=_("regions"))

    objects = CountryQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name_in(active_language())

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    def name_in(self, language: str) -> str:
        return country_name(self.code, language)
