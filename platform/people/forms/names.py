"""Names in one line of signs that can be seen: they stand in lists, letters and feeds of others."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms

# Control signs, and those that turn the words around a name.
UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def one_line(name: str) -> str:
    """The name without them; what was apart stays apart."""
    return " ".join(UNSEEN.sub(" ", name).split())


class NameField(forms.CharField):
    """What somebody wants to be called."""

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")
