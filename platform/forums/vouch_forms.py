"""The writer's word that a marked text identifies nobody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class VouchForm(forms.Form):
    """Sent along with the text; the tokens say which marks the writer was shown."""

    vouched = forms.BooleanField(label=_("It identifies nobody"), required=False)
    vouched_reason = forms.CharField(
        label=_("Why it identifies nobody"),
        required=False,
        max_length=300,
        help_text=_("A moderator reads it. Do not repeat names or numbers here."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    decided = forms.CharField(required=False, max_length=6000, widget=forms.HiddenInput)
    # The button beside these fields; the form's own button leaves them aside.
    vouching = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("vouching") and not cleaned.get("vouched"):
            self.add_error("vouched", self.fields["vouched"].error_messages["required"])
        if cleaned.get("vouched") and not cleaned.get("vouched_reason") and not self.errors:
            self.add_error("vouched_reason", _("Say why it identifies nobody."))
        return cleaned
