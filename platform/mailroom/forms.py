"""What whoever judges a held letter says."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class JudgeForm(forms.Form):
    """The reason stays in the record, and the sender of a discarded letter reads it."""

    outcome = forms.ChoiceField(choices=[("release", _("Let it through")), ("discard", _("Discard it"))])
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("It stays in the record. If you discard the letter, its sender reads it."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
