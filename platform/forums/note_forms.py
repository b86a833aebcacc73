"""Proposing an answer as a practice note, and the author's word on it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def in_a_year() -> date:
    return timezone.localdate() + timedelta(days=365)


class NoteForm(forms.Form):
    """What editors start from."""

    title = forms.CharField(
        label=_("Title"),
        min_length=8,
        max_length=200,
        help_text=_("Say what the note is about, so that it makes sense without the discussion."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    review_on = forms.DateField(
        label=_("Look at it again on"),
        initial=in_a_year,
        help_text=_("Editors are reminded then."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    named = forms.BooleanField(label=_("Thank me by name"), required=False)

    def __init__(self, *args: Any, by_author: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by_author:
            del self.fields["named"]

    def clean_review_on(self) -> date:
        day: date = self.cleaned_data["review_on"]
        if day <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return day


class AgreeForm(forms.Form):
    """The author agrees or not; a name is given only on purpose."""

    named = forms.BooleanField(label=_("Thank me by name"), required=False)
    answer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")], widget=forms.HiddenInput)
