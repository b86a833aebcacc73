"""Text kept once per language in a JSON field, and how one language is picked."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

FALLBACK = "en"


def primary(language: str) -> str:
    """Reduce a tag such as fr-CA to the language the labels are kept under."""
    return language.replace("_", "-").split("-", 1)[0].lower()


def active_language() -> str:
    return primary(get_language() or FALLBACK)


def text_in(texts: Mapping[str, str], language: str, default: str = "") -> str:
    """Give the text in the language, else in English, else the default."""
    return texts.get(primary(language)) or texts.get(FALLBACK) or default


def validate_texts(value: Any) -> None:
    """Accept a mapping of language code to text and nothing else."""
    if not isinstance(value, dict) or not all(
        isinstance(code, str) and isinstance(text, str) for code, text in value.items()
    ):
        raise ValidationError(_("Give one text per language code."), code="texts")


def validate_text_lists(value: Any) -> None:
    """Accept a mapping of language code to a list of texts and nothing else."""
    if not isinstance(value, dict) or not all(
        isinstance(code, str) and isinstance(texts, list) and all(isinstance(text, str) for text in texts)
        for code, texts in value.items()
    ):
        raise ValidationError(_("Give a list of texts per language code."), code="text-lists")


def sort_key(text: str) -> str:
    """Order É with E and å with a, as a reader expects of a list of names."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
