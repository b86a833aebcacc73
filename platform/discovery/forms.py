"""What members may send about their saved searches."""

from __future__ import annotations

import secrets
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from discovery.models import SavedSearch
from discovery.models.saved_search import LONGEST_NAME, LONGEST_PARAMETERS
from search.forms import SearchForm
from search.links import Links

LONGEST_SENT: Final = 20_000


def new_key() -> str:
    """A one-time key for a form."""
    return secrets.token_urlsafe(18)


class SavedSearchForm(forms.Form):
    """A name and how often a letter comes."""

    name = forms.CharField(
        label=_("Name"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    mail = forms.ChoiceField(
        label=_("Letters about new results"), choices=SavedSearch.Mail, initial=SavedSearch.Mail.NONE
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class SaveForm(SavedSearchForm):
    """The search as the address of its page has it; whatever it holds becomes a search, as on that page."""

    search = forms.CharField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_key()

    def clean_search(self) -> str:
        sent = QueryDict(self.cleaned_data["search"][:LONGEST_SENT])
        parameters = Links("", SearchForm(sent).query("en")).parameters()
        if len(parameters) > LONGEST_PARAMETERS:
            raise forms.ValidationError(_("This search has too many filters to be saved. Take some away."))
        return parameters
