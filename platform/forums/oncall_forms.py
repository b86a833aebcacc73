"""The rota, and how often a person lets themselves be asked."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums import access
from forums.forms import THEMES, offer
from forums.models import Duty, Forum
from forums.models.grant import Level
from people.access import profiles_visible_to
from people.models import Profile
from taxonomy.labels import country_choices, scheme_choices
from taxonomy.models import Concept
from taxonomy.texts import active_language

ANY: Final = ("", _("Any"))


class DutyForm(forms.Form):
    """One line of the rota; what is left open is covered wholly."""

    person = forms.ChoiceField(
        label=_("Colleague"), help_text=_("Colleagues who let others find them, and you.")
    )
    kind = forms.ChoiceField(label=_("Duty"), choices=Duty.Kind, widget=forms.RadioSelect, initial="expert")
    forum = forms.ChoiceField(label=_("Forum"), required=False)
    host = forms.ChoiceField(label=_("Host country"), required=False)
    origin = forms.ChoiceField(label=_("Country of origin"), required=False)
    concept = forms.ChoiceField(label=_("Subject"), required=False)
    starts = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    ends = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, moderator: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = active_language()
        self.people = {str(profile.user.public_id): profile for profile in _people(moderator)}
        offer(self, "person", [(key, profile.public_name) for key, profile in self.people.items()])
        moderated = Forum.objects.filter(pk__in=access.forums_at(moderator, Level.MODERATE))
        self.forums = {forum.slug: forum for forum in moderated}
        offer(self, "forum", [ANY, *((slug, str(forum)) for slug, forum in self.forums.items())])
        for role in ("host", "origin"):
            offer(self, role, [ANY, *country_choices(language)])
        offer(self, "concept", [ANY, *scheme_choices(THEMES, language)])
        self.fields["starts"].initial = timezone.localdate

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("This day lies before the first one."))
        return cleaned

    def duty_values(self) -> dict[str, Any]:
        """What the service takes."""
        given = self.cleaned_data
        return {
            "user": self.people[given["person"]].user,
            "kind": given["kind"],
            "forum": self.forums.get(given["forum"]),
            "host": given["host"],
            "origin": given["origin"],
            "concept": Concept.objects.filter(slug=given["concept"]).first(),
            "starts": given["starts"],
            "ends": given["ends"],
        }


def _people(moderator: Any) -> list[Profile]:
    return list(profiles_visible_to(moderator).select_related("user").by_shown_name())


class LimitForm(forms.Form):
    """How often a week the person may be asked."""

    a_week = forms.IntegerField(
        label=_("Questions a week at the most"),
        min_value=0,
        max_value=50,
        help_text=_("0: do not ask me."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["a_week"].initial = settings.FORUM_ASKS_A_WEEK
