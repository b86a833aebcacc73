"""What a member tells about themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from people.forms.names import NameField
from people.handles import tells_name
from people.models import Profile
from taxonomy.labels import country_choices, scheme_choices
from taxonomy.languages import language_choices
from taxonomy.models import Concept, Country

INTERESTS = "theme"
# Asked first: the languages of the site and of many of its offices.
FIRST_LANGUAGES = ("en", "fr", "es", "ar", "pt")


def work_languages() -> list[tuple[str, str]]:
    """The site's languages first, the others by name."""
    choices = language_choices(get_language() or "en")
    first = [pair for code in FIRST_LANGUAGES for pair in choices if pair[0] == code]
    return first + [pair for pair in choices if pair[0] not in FIRST_LANGUAGES]


def set_choices(form: forms.BaseForm, name: str, choices: Sequence[tuple[str, str | Promise]]) -> None:
    """Choices in the reader's language, which is known only when a form is made."""
    cast("forms.ChoiceField", form.fields[name]).choices = list(choices)


class ProfileForm(forms.ModelForm[Profile]):
    """Everything but the name may stay empty; nothing is shown to colleagues unless the person asks for it."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages I work in"), required=False, widget=forms.CheckboxSelectMultiple
    )
    interests = forms.MultipleChoiceField(
        label=_("Interests"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Profile
        fields = (
            "display_name",
            "use_pseudonym",
            "pseudonym",
            "handle",
            "role",
            "organisation",
            "country",
            "languages",
            "interests",
            "bio",
            "is_listed",
            "site_language",
        )
        field_classes: ClassVar = {"display_name": NameField, "pseudonym": NameField}
        labels = {
            "display_name": _("Display name"),
            "use_pseudonym": _("Show a pseudonym instead of my name"),
            "pseudonym": _("Pseudonym"),
            "handle": _("Short name"),
            "role": _("What I do"),
            "organisation": _("Organisation"),
            "bio": _("About me"),
            "is_listed": _("Let signed-in colleagues find me"),
            "site_language": _("Language of letters to me"),
        }
        help_texts = {
            "pseudonym": _("Used everywhere in place of your name."),
            "handle": _("Colleagues mention you with @ and this name."),
            "role": _("For example: return counsellor in an embassy."),
            "bio": _("Do not write anything by which a person you assist could be recognised."),
            "is_listed": _("Shows this profile in the list of colleagues and counts you on the map."),
        }
        error_messages = {"handle": {"unique": _("Another member has this short name.")}}
        widgets = {"bio": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        set_choices(self, "country", [("", _("Not given")), *country_choices(language)])
        set_choices(self, "languages", work_languages())
        set_choices(self, "interests", scheme_choices(INTERESTS, language))
        self.initial["country"] = self.instance.country_id or ""
        if not self.is_bound:
            self.initial["interests"] = list(self.instance.interests.values_list("slug", flat=True))

    @property
    def languages_title(self) -> str:
        return self._title_of("languages")

    @property
    def interests_title(self) -> str:
        return self._title_of("interests")

    def _title_of(self, name: str) -> str:
        """Label and what is ticked, for the line above a list that is folded away."""
        field = self[name]
        chosen = set(field.value() or ())
        choices = cast("forms.CheckboxSelectMultiple", field.field.widget).choices
        words = [str(label) for value, label in choices if value in chosen]
        return f"{field.label}: {', '.join(words)}" if words else str(field.label)

    def clean_handle(self) -> str | None:
        """Left empty, the name makes a new one."""
        return self.cleaned_data["handle"] or None

    def clean_country(self) -> Country | None:
        code = self.cleaned_data["country"]
        return Country.objects.filter(pk=code).first()

    def clean_interests(self) -> list[Concept]:
        return list(Concept.objects.filter(slug__in=self.cleaned_data["interests"]))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("use_pseudonym") and not (data.get("pseudonym") or "").strip():
            self.add_error("pseudonym", _("Write the pseudonym that is to be shown."))
        elif data.get("use_pseudonym") and "handle" not in self.changed_data and tells_name(self.instance):
            data["handle"] = None
        return data
