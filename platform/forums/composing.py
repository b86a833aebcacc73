"""What the forms of the composer share: files, a hint at the language, and coming back without a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from forums.examining import OFFERED
from taxonomy.detecting import contradicts


class FilesInput(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": OFFERED, "multiple": True, **(attrs or {})})


class FilesField(forms.Field):
    """Where files are chosen; what was sent is taken in by `tray`, so that nothing is chosen twice."""

    widget = FilesInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Add files"), required=False, **kwargs)


class Composing(forms.Form):
    """A form with files that may come back without a verdict, because only a file was added or removed."""

    @property
    def likely_language(self) -> str:
        """The language the text is clearly in, where another one was chosen; for a hint, never a refusal."""
        given = getattr(self, "cleaned_data", {})
        return contradicts(given.get("source", ""), given["language"]) if given.get("language") else ""

    def come_back(self) -> None:
        """Show what was typed and say nothing about it yet."""
        self._errors, self.cleaned_data = ErrorDict(), {}

    def add_faults(self, faults: Sequence[str]) -> None:
        """Say beside the files what is wrong with them."""
        for fault in faults:
            self.add_error("attachments", fault)
