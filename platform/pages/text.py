"""The plain text of a page, taken from the fields its kind declares.

StreamFields are read from their stored form: no template is rendered and no picture or document is fetched,
so that a list of pages can say how long each takes to read without a query.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue

_GAPS = re.compile(r"\s+")
_BLOCK_ENDS = re.compile(r"</(p|li|h\d|blockquote|td|div)>|<br\s*/?>", re.IGNORECASE)
# What a reader reads in a block's stored value; everything else in it is a reference or a setting.
READ: Final = ("title", "text", "heading", "by", "caption", "columns", "rows", "values", "note")


def plain(markup: str) -> str:
    """Markup without tags; what stood in separate blocks stays apart."""
    spaced = _BLOCK_ENDS.sub(lambda found: found.group(0) + " ", markup)
    return _GAPS.sub(" ", html.unescape(strip_tags(spaced))).strip()


def page_text(page: Any) -> str:
    """Every text field of the page's kind, in the order the kind gives."""
    return "\n".join(part for name in page.text_fields if (part := field_text(getattr(page, name))))


def field_text(value: Any) -> str:
    """One field's text, whatever it is kept in."""
    if isinstance(value, StreamValue):
        parts = (plain(part) for block in value.raw_data for part in _strings(block["value"]))
        return " ".join(part for part in parts if part)
    return plain(str(value or ""))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name in READ:
            if value.get(name):
                yield from _strings(value[name])
    elif isinstance(value, Sequence):
        for part in value:
            yield from _strings(part)
