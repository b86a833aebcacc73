"""A member asks for a vetted role; a moderator answers with a reason."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RoleRequest(models.Model):
    """Kept after the answer: who vouched for whom, when and why."""

    class Role(models.TextChoices):
        PRACTITIONER = "practitioner", _("Practitioner")
        COUNSELLOR = "counsellor", _("Counsellor")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="role_requests")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    reason = models.TextField(_("why you ask"), max_length=2000)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    decision_reason = models.TextField(_("reason of the answer"), max_length=2000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=models.Q(state="waiting"),
                name="people_one_waiting_request_a_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} · {self.get_state_display()}"
