"""Widgets of the editor for what Django's own do not show well."""

from __future__ import annotations

import json
from typing import Any

from django import forms

from taxonomy.languages import FREQUENT, own_name

# By the names their speakers use, so that no translation of the editor is needed.
LANGUAGES: list[tuple[str, str]] = [(code, own_name(code)) for code in FREQUENT]


class LanguageSelect(forms.Select):
    """One language."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, choices=LANGUAGES)


class LanguagesSelect(forms.SelectMultiple):
    """Several languages, kept as a JSON list."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"size": 8, **(attrs or {})}, choices=LANGUAGES)

    def format_value(self, value: Any) -> list[str]:
        """A JSON field hands its value over as text."""
        chosen = json.loads(value) if isinstance(value, str) and value else value
        return [str(code) for code in chosen or ()]
