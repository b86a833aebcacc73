"""How somebody wants to be written to."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Pace(models.TextChoices):
    IMMEDIATE = "immediate", _("At once")
    DAILY = "daily", _("Once a day, together")
    WEEKLY = "weekly", _("Once a week, together")
    NONE = "none", _("No letters")


class Preference(models.Model):
    """One per person who changed anything; without a row the defaults hold."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    wagtail_reference_index_ignore: ClassVar[bool] = True

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_preference")
    pace = models.CharField(_("letters"), max_length=9, choices=Pace, default=Pace.IMMEDIATE)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    digest_hour = models.PositiveSmallIntegerField(
        _("hour of letters that come together"), default=7, validators=[MaxValueValidator(23)]
    )
    digest_day = models.PositiveSmallIntegerField(
        _("day of weekly letters"), choices=Weekday, default=Weekday.MONDAY
    )
    # The same hour twice means no quiet hours.
    quiet_from = models.PositiveSmallIntegerField(
        _("no letters from"), default=0, validators=[MaxValueValidator(23)]
    )
    quiet_until = models.PositiveSmallIntegerField(
        _("no letters until"), default=0, validators=[MaxValueValidator(23)]
    )

    class Meta:
        verbose_name = _("settings of letters")
        verbose_name_plural = _("settings of letters")

    def __str__(self) -> str:
        return f"{self.user_id} · {self.pace}"


class PlacePreference(models.Model):
    """A pace of its own for one place; the key is that of a forum or of a corridor."""

    wagtail_reference_index_ignore: ClassVar[bool] = True

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_places")
    place = models.CharField(max_length=80)
    pace = models.CharField(_("letters"), max_length=9, choices=Pace)

    class Meta:
        verbose_name = _("settings of letters from a place")
        verbose_name_plural = _("settings of letters from places")
        constraints = [
            models.UniqueConstraint(fields=["user", "place"], name="notifications_one_pace_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.place} {self.pace}"
