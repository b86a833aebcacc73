"""The plain text of a page, taken from the fields its kind declares."""

from __future__ import annotations

import html
import re
from typing import Any

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue

_GAPS = re.compile(r"\s+")
_BLOCK_ENDS = re.compile(r"</(p|li|h\d|blockquote|td|div)>|<br\s*/?>", re.IGNORECASE)


def plain(markup: str) -> str:
    """Markup without tags; what stood in separate blocks stays apart."""
    spaced = _BLOCK_ENDS.sub(lambda found: found.group(0) + " ", markup)
    return _GAPS.sub(" ", html.unescape(strip_tags(spaced))).strip()


def page_text(page: Any) -> str:
    """Every text field of the page's kind, in the order the kind gives."""
    return "\n".join(part for name in page.text_fields if (part := field_text(getattr(page, name))))


def field_text(value: Any) -> str:
    """One field's text: a StreamField's blocks are rendered, related rows are joined by their text."""
    if isinstance(value, StreamValue):
        return " ".join(plain(block.render()) for block in value)
    if hasattr(value, "all"):
        return " ".join(plain(str(getattr(row, "text", row))) for row in value.all())
    return plain(str(value or ""))
