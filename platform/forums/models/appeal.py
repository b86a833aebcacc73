"""The author of a hidden post asks that somebody else look at it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.desk_querysets import AppealQuerySet
from forums.models.unreferenced import Unreferenced


class Appeal(Unreferenced):
    """One each time a post is hidden; `against` is the moderator who hid it and so does not decide."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for an answer")
        KEPT = "kept", _("The post stays hidden")
        SHOWN = "shown", _("The post is shown again")

    post = models.ForeignKey("forums.Post", models.CASCADE, related_name="appeals")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="forum_appeals"
    )
    against = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    hidden_at = models.DateTimeField()
    text = models.TextField(_("why it should be shown"), max_length=2000)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    created_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(_("reason of the decision"), max_length=500, blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["created_at"]
        indexes = [models.Index(fields=["state", "created_at"], name="forums_appeal_queue")]
        constraints = [
            models.UniqueConstraint(fields=["post", "hidden_at"], name="forums_one_appeal_a_hiding")
        ]

    def __str__(self) -> str:
        return f"{self.post} · {self.get_state_display()}"
