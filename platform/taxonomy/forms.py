"""Editors' forms: one field per language beside each other instead of one JSON field."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from django import forms
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from taxonomy.languages import INTERFACE, is_right_to_left, own_name
from taxonomy.texts import FALLBACK

FormClass = TypeVar("FormClass", bound=type[forms.BaseForm])


@dataclass(frozen=True, slots=True)
class TextSet:
    """A JSON field of texts and how it is spread over form fields, as label_en, label_fr …"""

    attribute: str
    prefix: str
    label: str | Promise
    required: bool = False
    long: bool = False
    listed: bool = False

    def names(self) -> dict[str, str]:
        return {code: f"{self.prefix}_{code}" for code in INTERFACE}

    def fields(self) -> dict[str, forms.CharField]:
        return {name: self.field(code) for code, name in self.names().items()}

    def field(self, code: str) -> forms.CharField:
        attributes = {"lang": code, "dir": "rtl" if is_right_to_left(code) else "ltr"}
        rows = {"rows": 4 if self.listed else 3}
        return forms.CharField(
            label=format_lazy("{label} ({language})", label=self.label, language=own_name(code)),
            required=self.required and code == FALLBACK,
            widget=forms.Textarea(attributes | rows) if self.long else forms.TextInput(attributes),
            max_length=4000 if self.long else 200,
        )

    def show(self, value: Any) -> str:
        return "\n".join(value) if self.listed and value else value or ""

    def read(self, typed: str) -> Any:
        if not self.listed:
            return typed.strip()
        return [line.strip() for line in typed.splitlines() if line.strip()]


LABELS = TextSet("labels", "label", _("Label"), required=True)
DEFINITION = TextSet("definition", "definition", _("Definition"), long=True)
DESCRIPTION = TextSet("description", "description", _("Description"), long=True)
SYNONYMS = TextSet("synonyms", "synonyms", _("Other names, one per line"), long=True, listed=True)


def with_texts(*text_sets: TextSet) -> Callable[[FormClass], FormClass]:
    """Give a form the fields of the text sets, also for the classes that the admin derives from it."""

    def extend(form: FormClass) -> FormClass:
        for text_set in text_sets:
            for fields in (form.declared_fields, form.base_fields):  # type: ignore[attr-defined]  # set by Django's metaclass
                fields.update(text_set.fields())
        form.text_sets = text_sets  # type: ignore[attr-defined]  # declared on TextsForm
        return form

    return extend


class TextsForm(WagtailAdminModelForm):
    """Moves texts between the JSON fields and the fields per language."""

    text_sets: ClassVar[tuple[TextSet, ...]] = ()
    fixed_once_saved: ClassVar[tuple[str, ...]] = ("slug",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for text_set in self.text_sets:
            texts = getattr(self.instance, text_set.attribute)
            for code, name in text_set.names().items():
                if name in self.fields:
                    self.fields[name].initial = text_set.show(texts.get(code))
        if not self.instance._state.adding:
            for name in self.fixed_once_saved:
                if name in self.fields:
                    self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for text_set in self.text_sets:
            texts = dict(getattr(self.instance, text_set.attribute))
            for code, name in text_set.names().items():
                if name in cleaned:
                    texts[code] = text_set.read(cleaned[name])
            kept = {code: text for code, text in texts.items() if text}
            setattr(self.instance, text_set.attribute, kept)
        return cleaned


@with_texts(LABELS, DESCRIPTION)
class SchemeForm(TextsForm):
    pass


@with_texts(LABELS, DEFINITION, SYNONYMS)
class ConceptForm(TextsForm):
    pass


@with_texts(LABELS)
class RegionForm(TextsForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        above = cleaned.get("parent")
        while above is not None:
            if above.pk == self.instance.pk:
                self.add_error("parent", _("A region cannot be part of itself or of one below it."))
                break
            above = above.parent
        return cleaned


class CountryForm(TextsForm):
    fixed_once_saved = ("code",)
