"""Warnings and suspensions, and what of the record to show."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.forms import offer
from forums.models import AuditEntry
from forums.moderation_forms import ReasonForm

LONGEST: Final = timedelta(days=366)


class WarnForm(ReasonForm):
    """A warning is given in the name of one forum."""

    forum = forms.ChoiceField(label=_("Where it happened"))
    field_order: tuple[str, ...] = ("forum", "reason")

    def __init__(self, *args: Any, forums: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "forum", forums)
        self.fields["reason"].help_text = _("The member reads it. It stays in the moderation record.")


class SuspendForm(WarnForm):
    """A suspension has an end, a year away at the most."""

    until = forms.DateField(
        label=_("Until"),
        help_text=_("They can write again when this day begins. Until then they can read."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    field_order = ("forum", "until", "reason")

    def clean_until(self) -> datetime:
        day = self.cleaned_data["until"]
        if not timezone.localdate() < day <= timezone.localdate() + LONGEST:
            raise forms.ValidationError(_("Choose a day from tomorrow to a year from now."))
        return timezone.make_aware(datetime.combine(day, time.min))


class RecordForm(forms.Form):
    """Which lines of the record to show; what makes no sense counts as not given."""

    act = forms.ChoiceField(label=_("What"), required=False)
    forum = forms.ChoiceField(label=_("Where"), required=False)
    actor = forms.ChoiceField(label=_("Who"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    to = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    before = forms.IntegerField(required=False, min_value=1, max_value=10**18, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, forums: list[tuple[str, str]], actors: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("All"))
        offer(self, "act", [every, *AuditEntry.Act.choices])
        offer(self, "forum", [every, *forums])
        offer(self, "actor", [every, *actors])
