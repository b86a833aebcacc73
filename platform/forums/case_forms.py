"""Sharing a case by fields, so that nothing is told but what an answer needs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.forms import MAX_CONCEPTS, THEMES, SourceField, offer
from forums.models import CaseShape
from forums.services.sharing import SharedCase
from taxonomy.countries import country_name
from taxonomy.labels import country_choices, scheme_choices
from taxonomy.languages import language_choices
from taxonomy.models import Concept
from taxonomy.texts import active_language


class CaseForm(forms.Form):
    """A shared case; it becomes a topic that is read once more before it is posted."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        min_length=8,
        help_text=_("Ask it as one question: colleagues read titles first."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    host = forms.ChoiceField(label=_("Host country"))
    origin = forms.ChoiceField(label=_("Country of origin"))
    age_band = forms.ChoiceField(label=_("Age band"), choices=CaseShape.AgeBand, widget=forms.RadioSelect)
    need = forms.ChoiceField(label=_("Main need"))
    needs = forms.MultipleChoiceField(
        label=_("Other needs"), required=False, widget=forms.CheckboxSelectMultiple
    )
    tried = SourceField(
        label=_("What was tried"),
        help_text=_("No names, dates or places. Say what worked and what did not."),
    )
    question = SourceField(label=_("Your question in full"))
    language = forms.ChoiceField(label=_("Language of your text"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = active_language()
        themes = scheme_choices(THEMES, language)
        countries = [("", "—"), *country_choices(language)]
        for name in ("host", "origin"):
            offer(self, name, countries)
        offer(self, "need", [("", "—"), *themes])
        offer(self, "needs", themes)
        offer(self, "language", language_choices(language))
        self.fields["language"].initial = language

    def clean_needs(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["needs"]
        if len(chosen) >= MAX_CONCEPTS:
            raise forms.ValidationError(_("Choose three at the most."))
        return chosen

    def case(self) -> SharedCase:
        data = self.cleaned_data
        return SharedCase(age_band=data["age_band"], need=Concept.objects.get(slug=data["need"]))

    def initial_topic(self) -> dict[str, Any]:
        """What the form of a new topic starts with."""
        data = self.cleaned_data
        return {
            "title": data["title"],
            "source": self._source(),
            "language": data["language"],
            "concepts": list(dict.fromkeys([data["need"], *data["needs"]])),
            "host": data["host"],
            "origin": data["origin"],
            "case": f"{data['age_band']}:{data['need']}",
        }

    def _source(self) -> str:
        """The topic's text, with its headings in the language it is written in."""
        data = self.cleaned_data
        own = data["language"] if data["language"] in dict(settings.LANGUAGES) else "en"
        labels = dict(scheme_choices(THEMES, own))
        needs = [str(labels.get(slug, slug)) for slug in dict.fromkeys([data["need"], *data["needs"]])]
        with translation.override(own):
            corridor = gettext("%(host)s to %(origin)s") % {
                "host": country_name(data["host"], own),
                "origin": country_name(data["origin"], own),
            }
            return "\n\n".join(
                (
                    f"- {gettext('Corridor')}: {corridor}\n"
                    f"- {gettext('Age band')}: {CaseShape.AgeBand(data['age_band']).label}\n"
                    f"- {gettext('Needs')}: {', '.join(needs)}",
                    f"**{gettext('What was tried')}**",
                    data["tried"],
                    f"**{gettext('Question')}**",
                    data["question"],
                )
            )
