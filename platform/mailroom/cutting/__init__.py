"""Cutting a letter down to what is new in it; pure functions without a database."""

from mailroom.cutting.answers import new_text
from mailroom.cutting.marker import marker_line
from mailroom.cutting.reading import (
    Attachment,
    attachments_of,
    header,
    headers,
    read_headers,
    read_message,
    text_of,
)

__all__ = [
    "Attachment",
    "attachments_of",
    "header",
    "headers",
    "marker_line",
    "new_text",
    "read_headers",
    "read_message",
    "text_of",
]
