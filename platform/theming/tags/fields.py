"""A bound field as our markup wants it, without a form renderer that every app would have to name."""

import unicodedata
import zlib
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

SETS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
TINTS = 6


@dataclass(frozen=True, slots=True)
class FieldPart:
    """`shape` is line, check (one box) or set (several boxes)."""

    shape: str
    control: SafeString | str
    hint_id: str
    error_id: str
    described_by: str


def form_field(field: BoundField) -> FieldPart:
    widget = field.field.widget
    shape = (
        "set" if isinstance(widget, SETS) else "check" if isinstance(widget, forms.CheckboxInput) else "line"
    )
    hint_id, error_id = f"{field.auto_id}_hint", f"{field.auto_id}_error"
    described_by = " ".join(
        name for name, there in ((hint_id, field.help_text), (error_id, field.errors)) if there
    )
    attrs: dict[str, str | bool] = {"aria-describedby": described_by} if described_by else {}
    if field.errors:
        attrs["aria-invalid"] = "true"
    if isinstance(widget, forms.Textarea) or type(widget) is forms.TextInput:
        attrs.setdefault("dir", "auto")
    control = "" if shape == "set" else field.as_widget(attrs=attrs)
    return FieldPart(shape, control, hint_id, error_id, described_by)


def avatar_parts(name: str) -> dict[str, str | int]:
    """Two initials and a tint that stays with the name; the blank of a form to be filled in brings its own."""
    if known := getattr(name, "avatar", None):
        return dict(known)
    words = [word for word in name.split() if word[:1].isalnum()]
    letters = [word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)]
    joiner = " " if any(unicodedata.bidirectional(letter) == "AL" for letter in letters) else ""
    return {"initials": joiner.join(letters).upper() or "?", "tint": zlib.crc32(name.encode()) % TINTS}
