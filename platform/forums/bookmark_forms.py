"""The note and the reminder of a bookmark."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.rendering import tidy

# Early enough for the day's work, wherever the person is.
HOUR: Final = time(8, 0)
FURTHEST: Final = timedelta(days=366 * 2)


class BookmarkForm(forms.Form):
    """A reminder comes in the morning of the day that was chosen, in the person's own time zone."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=200,
        help_text=_("Only you see it. No names, no case numbers."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    remind = forms.ChoiceField(
        label=_("Remind me"),
        choices=[
            ("", _("Not at all")),
            ("tomorrow", _("Tomorrow")),
            ("week", _("In a week")),
            ("date", _("On a date")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    day = forms.DateField(
        label=_("Date"),
        required=False,
        help_text=_("Only for a reminder on a date."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.fields["remind"].help_text = _(
            "At %(hour)s by your own clock (%(zone)s). You choose it under Notifications, Letters to me."
        ) % {"hour": f"{HOUR:%H:%M}", "zone": zone.key.replace("_", " ")}

    def clean_note(self) -> str:
        return " ".join(tidy(self.cleaned_data["note"]).split())

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        today = timezone.localdate(timezone=self.zone)
        if given.get("remind") == "date" and "day" not in self.errors:
            day = given.get("day")
            if day is None:
                self.add_error("day", _("Choose the date of the reminder."))
            elif day <= today:
                self.add_error("day", _("Choose a date that is still to come."))
            elif day > today + FURTHEST:
                self.add_error("day", _("Choose a date within the next two years."))
        return given

    def remind_at(self) -> datetime | None:
        """The moment of the reminder, if there is to be one."""
        today = timezone.localdate(timezone=self.zone)
        days: dict[str, date] = {
            "tomorrow": today + timedelta(days=1),
            "week": today + timedelta(days=7),
        }
        asked = self.cleaned_data["remind"]
        day = self.cleaned_data["day"] if asked == "date" else days.get(asked)
        return datetime.combine(day, HOUR, tzinfo=self.zone) if day else None
