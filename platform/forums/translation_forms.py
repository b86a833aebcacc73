"""The form of a post in another language."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.forms import SourceField, offer
from taxonomy.languages import language_choices
from taxonomy.texts import active_language


class TranslationForm(forms.Form):
    """A post's text in another language, with the version of the translation it was made from."""

    language = forms.ChoiceField(label=_("Language of the translation"))
    source = SourceField(label=_("Your translation"))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6, required=False)

    def __init__(self, *args: Any, post_language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self, "language", [row for row in language_choices(active_language()) if row[0] != post_language]
        )

    def clean_version(self) -> int:
        return self.cleaned_data["version"] or 0
