"""Asking for a vetted role, and the answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.forms.profile import set_choices
from people.models import RoleRequest


class RoleRequestForm(forms.Form):
    """Only roles that the person neither has nor waits for."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why you ask"),
        max_length=2000,
        min_length=20,
        help_text=_(
            "Where you work, since when, and who can vouch for you. "
            "Moderators read this. Do not name people you assist."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, roles: list[RoleRequest.Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "role", [(role.value, role.label) for role in roles])
        if len(roles) == 1:
            self.initial.setdefault("role", roles[0].value)


class DecisionForm(forms.Form):
    """The answer goes to the person with its reason."""

    decision = forms.ChoiceField(choices=[("approve", _("Approve")), ("decline", _("Decline"))])
    reason = forms.CharField(
        label=_("Reason of the answer"),
        max_length=2000,
        min_length=5,
        help_text=_("The person reads this in a letter."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
