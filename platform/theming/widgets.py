"""Controls that are written out where Django's own templates would cost more than the rest of a page."""

from __future__ import annotations

from typing import Any

from django.forms import Select
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import escape
from django.utils.safestring import SafeString


class LongSelect(Select):
    """A list of some fifty or two hundred choices without groups: Django renders three templates for each."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        chosen = set(self.format_value(value))
        options = "".join(
            f'<option value="{escape(code)}"{" selected" if str(code) in chosen else ""}>{escape(label)}</option>'
            for code, label in self.choices
        )
        outer = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        return SafeString(f"<select{outer}>{options}</select>")
