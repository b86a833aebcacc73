"""The search form: whatever is in the address becomes a query, never an error."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .facets import facet_names
from .parser import LONGEST_TEXT, clean_text
from .query import SORTS, Query
from .shorthand import filters_in, with_more

MOST_VALUES = 20
LONGEST_VALUE = 100
LAST_PAGE = 1_000_000


class ForgivingText(forms.Field):
    """Cleans instead of refusing; the parser says what it could not use."""

    widget = forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_TEXT})

    def clean(self, value: Any) -> str:
        text = clean_text(str(value or ""))
        # One character more than the limit is kept, so that the parser can tell the reader about the cut.
        return text[: LONGEST_TEXT + 1]


class SortField(forms.Field):
    def clean(self, value: Any) -> str:
        return value if value in SORTS else ""


class ExpandField(forms.Field):
    """On unless it is switched off."""

    def clean(self, value: Any) -> bool:
        return str(value or "") != "0"


class PageField(forms.Field):
    def clean(self, value: Any) -> int:
        text = str(value or "")
        if not text.isascii() or not text.isdigit():
            return 1
        return min(max(1, int(text[:7])), LAST_PAGE)


class ValuesField(forms.Field):
    """Any values, also unknown ones: they show as chips that can be taken away."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> tuple[str, ...]:
        texts = (clean_text(str(each))[:LONGEST_VALUE] for each in (value or ())[:MOST_VALUES])
        return tuple(dict.fromkeys(text for text in texts if text))


class SearchForm(forms.Form):
    q = ForgivingText(required=False, label=_("Search"))
    sort = SortField(required=False)
    page = PageField(required=False)
    expand = ExpandField(required=False)

    def __init__(self, data: QueryDict | Mapping[str, Any]) -> None:
        super().__init__(data)
        self.fields.update({name: ValuesField(required=False) for name in facet_names()})
        self.full_clean()

    def query(self, language: str) -> Query:
        """The question, with filters that were typed among the words taken out of them."""
        cleaned = self.cleaned_data
        text, typed = filters_in(cleaned["q"], language)
        filters = {name: cleaned[name] for name in facet_names() if cleaned[name]}
        return Query(
            text=text,
            filters=with_more(filters, typed),
            language=language,
            sort=cleaned["sort"],
            page=cleaned["page"],
            expand=cleaned["expand"],
        )
