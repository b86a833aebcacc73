"""The choices of a facet, which can be hundreds on one page."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from django import template
from django.template import Context, Template
from django.utils.formats import localize
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language

from ..facets import FacetValue
from ..stamping import stamp_of

ROW = "search/facet_value.html"
BLANKS = ("name", "value", "id", "label", "count", "heading", "below")

register = template.Library()
# Ids of boxes must stay what they are when counts change, so that focus stays too.
_id_of = lru_cache(maxsize=4_096)(slugify)


@lru_cache(maxsize=4_096)
def _number(count: int, language: str) -> str:
    """As it is written in the active language, which is part of what it is kept under."""
    return str(localize(count))


@register.simple_tag(takes_context=True)
def choices(context: Context, name: str, values: Iterable[FacetValue], headed: bool = False) -> SafeString:
    """Rows for the values of one facet with the narrower ones inside them; `headed` names what they stand under."""
    engine: Any = context.template.engine  # type: ignore[union-attr]
    row = engine.get_template(ROW)
    return mark_safe("".join(_rows(row, get_language() or "", name, values, headed)))  # noqa: S308  (escaped)


def _rows(
    row: Template, language: str, name: str, values: Iterable[FacetValue], headed: bool
) -> Iterator[str]:
    above = ""
    for item in values:
        heading = item.heading if headed and item.heading != above else ""
        above = item.heading
        flags = {
            "none": not item.count,
            "selected": item.selected,
            "has_heading": bool(heading),
            "has_below": bool(item.children),
            "is_open": item.is_open,
        }
        stamp = stamp_of(row, language, BLANKS, flags)
        yield stamp.pressed(
            {
                "name": escape(name),
                "value": escape(item.value),
                "id": _id_of(item.value),
                "label": escape(item.label),
                "count": _number(item.count, language),
                "heading": escape(heading),
                "below": "".join(_rows(row, language, name, item.children, headed=False)),
            }
        )
