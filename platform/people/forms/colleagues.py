"""The filters of the list of colleagues."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from people.forms.profile import set_choices, work_languages
from people.models.profile import ProfileQuerySet
from people.roles import COUNSELLORS, PRACTITIONERS
from taxonomy.labels import country_labels

GROUPS = {"practitioner": PRACTITIONERS, "counsellor": COUNSELLORS}


class ColleagueFilter(forms.Form):
    """A value nobody knows counts as no filter: an old link still shows people."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    role = forms.ChoiceField(
        label=_("Role"),
        required=False,
        choices=[
            ("", _("All roles")),
            ("practitioner", _("Practitioners")),
            ("counsellor", _("Counsellors")),
        ],
    )

    def __init__(self, *args: Any, countries: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = country_labels(get_language() or "en")
        known = sorted(((code, names.get(code, code)) for code in countries), key=lambda pair: pair[1])
        set_choices(self, "country", [("", _("All countries")), *known])
        set_choices(self, "language", [("", _("All languages")), *work_languages()])

    def chosen(self) -> dict[str, str]:
        """The filters that are set and make sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrow(self, profiles: ProfileQuerySet) -> ProfileQuerySet:
        """The profiles that fit."""
        chosen = self.chosen()
        if country := chosen.get("country"):
            profiles = profiles.filter(country_id=country)
        if language := chosen.get("language"):
            profiles = profiles.working_in(language)
        if role := chosen.get("role"):
            profiles = profiles.in_group(GROUPS[role])
        return profiles
