"""The pages of a publication's file, so that a search hit on one of them leads to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# Enough to know the page again.
OPENING_WORDS = 14
# A longer list is shown on request; a link to one of its lines opens it.
MOST_PAGES_OPEN = 20


@dataclass(frozen=True, slots=True)
class FilePage:
    """One page of a file: where it stands here, where it opens, and how it begins."""

    number: int
    anchor: str
    url: str
    opening: str


def page_anchor(number: int) -> str:
    """The id of a page of the file on the publication's page."""
    return f"page-{number}"


def file_pages(document: Any) -> list[FilePage]:
    """All pages that have words; the address opens a PDF at the page."""
    if document is None:
        return []
    address = document.url
    return [
        FilePage(number, page_anchor(number), f"{address}#page={number}", _opening(text))
        for number, text in enumerate(document.page_texts, start=1)
        if text.strip()
    ]


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:OPENING_WORDS]) + ("…" if len(words) > OPENING_WORDS else "")
