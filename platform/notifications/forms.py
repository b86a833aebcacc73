"""The settings of letters."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from notifications import timing
from notifications.models import Pace, Preference

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]


class PreferenceForm(forms.ModelForm[Preference]):
    """Pace and hours; all hours are those of the person's own clock."""

    time_zone = forms.ChoiceField(label=_("Time zone"))
    digest_hour = forms.TypedChoiceField(
        label=_("Hour of letters that come together"), choices=HOURS, coerce=int
    )
    quiet_from = forms.TypedChoiceField(label=_("Quiet hours from"), choices=HOURS, coerce=int)
    quiet_until = forms.TypedChoiceField(
        label=_("Quiet hours until"),
        choices=HOURS,
        coerce=int,
        help_text=_("Letters wait until the quiet hours are over. The same hour twice: no quiet hours."),
    )

    class Meta:
        model = Preference
        fields = ("pace", "time_zone", "digest_hour", "digest_day", "quiet_from", "quiet_until")
        labels = {"pace": _("Letters about what I follow"), "digest_day": _("Day of weekly letters")}
        widgets = {"pace": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = cast("forms.ChoiceField", self.fields["time_zone"])
        zones.choices = [(name, name.replace("_", " ")) for name in timing.zone_names()]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        hours = {"digest_hour", "quiet_from", "quiet_until"}
        if hours <= set(data):
            asked = Preference(quiet_from=data["quiet_from"], quiet_until=data["quiet_until"])
            if timing.is_quiet(asked, data["digest_hour"]):
                self.add_error("digest_hour", _("This hour lies within your quiet hours."))
        return data


class PlaceForm(forms.Form):
    """Another pace for one place."""

    place = forms.ChoiceField(label=_("Forum or corridor"))
    pace = forms.ChoiceField(label=_("Letters"), choices=Pace)

    def __init__(self, *args: Any, groups: list[tuple[str, list[tuple[str, str]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["place"]).choices = groups


class KeyForm(forms.Form):
    """The key of a place."""

    place = forms.CharField(max_length=80)


class PageForm(forms.Form):
    """Which part of the list."""

    page = forms.IntegerField(min_value=1, max_value=10_000, required=False)
