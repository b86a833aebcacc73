"""Sealed pseudonyms: who wrote under one is known to nobody until two roles open it together."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.desk_querysets import MaskQuerySet, UnsealingQuerySet
from forums.models.unreferenced import Unreferenced


class Mask(Unreferenced):
    """One for each writer and topic, so that a writer is the same within a topic and a stranger in the next.

    `mark` recognises the writer without naming them, `sealed` holds the account and only the site's key opens it.
    """

    topic = models.ForeignKey("forums.Topic", models.CASCADE, related_name="masks")
    number = models.PositiveSmallIntegerField()
    mark = models.CharField(max_length=64, unique=True)
    sealed = models.TextField()

    objects = MaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("sealed pseudonym")
        verbose_name_plural = _("sealed pseudonyms")
        constraints = [models.UniqueConstraint(fields=["topic", "number"], name="forums_one_mask_a_number")]

    def __str__(self) -> str:
        return f"{self.topic_id} · {self.number}"


class Unsealing(Unreferenced):
    """A request to open a pseudonym: asked by one role, agreed to by a person of the other."""

    mask = models.ForeignKey("forums.Mask", models.CASCADE, related_name="unsealings")
    post = models.ForeignKey("forums.Post", models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=500)
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(default=False)

    objects = UnsealingQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening of a pseudonym")
        verbose_name_plural = _("openings of pseudonyms")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["mask"], condition=models.Q(decided_at=None), name="forums_one_open_unsealing"
            ),
            models.CheckConstraint(
                condition=models.Q(agreed=False) | ~models.Q(asked_by=models.F("decided_by")),
                name="forums_two_people_unseal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mask} · {self.asked_at:%Y-%m-%d}"
