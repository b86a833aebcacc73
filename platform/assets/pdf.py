"""The text of PDF files, page by page."""

from __future__ import annotations

import logging

import pypdfium2

logger = logging.getLogger(__name__)

# A page or file beyond these is cut: search needs words, not everything.
MOST_PAGES = 600
MOST_LETTERS_A_PAGE = 20_000


def page_texts(path: str) -> list[str]:
    """Text of each page; empty when the file is locked, broken or no PDF."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        logger.warning("A PDF file could not be read.")
        return []
    try:
        texts = []
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            text_page = page.get_textpage()
            texts.append(" ".join(text_page.get_text_bounded().split())[:MOST_LETTERS_A_PAGE])
            text_page.close()
            page.close()
        return texts
    finally:
        document.close()
