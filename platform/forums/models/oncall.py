"""Who answers questions for a time, and who was asked to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.desk_querysets import AskQuerySet, DutyQuerySet
from forums.models.unreferenced import Unreferenced


class Duty(Unreferenced):
    """A line of the rota; what it leaves open (forum, countries, subject) it covers wholly."""

    class Kind(models.TextChoices):
        EXPERT = "expert", _("Expert on call")
        COORDINATOR = "coordinator", _("Coordinator")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="forum_duties", verbose_name=_("colleague")
    )
    kind = models.CharField(_("duty"), max_length=12, choices=Kind, default=Kind.EXPERT)
    forum = models.ForeignKey(
        "forums.Forum", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("forum")
    )
    host = models.ForeignKey(
        "taxonomy.Country",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("host country"),
    )
    origin = models.ForeignKey(
        "taxonomy.Country",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("country of origin"),
    )
    concept = models.ForeignKey(
        "taxonomy.Concept", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("subject")
    )
    starts = models.DateField(_("from"), default=timezone.localdate)
    ends = models.DateField(_("until"), null=True, blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("rota")
        ordering = ["starts", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gte=models.F("starts")),
                name="forums_duty_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.get_kind_display()}"


class Ask(Unreferenced):
    """One person asked about one question, once; the rows of a week are what a person was burdened with."""

    class Stage(models.IntegerChoices):
        FIRST = 1, _("asked at once")
        ON_CALL = 2, _("asked as expert on call")
        COORDINATOR = 3, _("asked as coordinator")

    topic = models.ForeignKey("forums.Topic", models.CASCADE, related_name="asks")
    # The week's asks of a person are counted by the index below.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="forum_asks", db_index=False
    )
    stage = models.PositiveSmallIntegerField(choices=Stage)
    asked_at = models.DateTimeField(default=timezone.now)
    declined_at = models.DateTimeField(null=True, blank=True)

    objects = AskQuerySet.as_manager()

    class Meta:
        verbose_name = _("question put to a colleague")
        verbose_name_plural = _("questions put to colleagues")
        indexes = [models.Index(fields=["user", "-asked_at"], name="forums_ask_load")]
        constraints = [models.UniqueConstraint(fields=["topic", "user"], name="forums_asked_once")]

    def __str__(self) -> str:
        return f"{self.topic_id} · {self.user_id}"


class AskLimit(Unreferenced):
    """How often a person lets themselves be asked; without a row the site's number holds."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="forum_ask_limit")
    a_week = models.PositiveSmallIntegerField(_("questions a week at the most"))

    class Meta:
        verbose_name = _("limit of questions")
        verbose_name_plural = _("limits of questions")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.a_week}"
