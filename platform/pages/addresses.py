"""Addresses of pages: the same path in every language, under the reader's own prefix."""

from __future__ import annotations

from wagtail.models import Page


def page_address(page: Page, language: str = "") -> str:
    """The page's path; in another language it is the fallback address, which shows the text as it is."""
    address: str = page.get_url() or ""
    own = page.locale.language_code
    if language and language != own and address.startswith(f"/{own}/"):
        return f"/{language}/" + address.removeprefix(f"/{own}/")
    return address
