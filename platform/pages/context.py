"""What the template of every page is given beside the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import translation

from pages.addresses import page_address
from pages.tags import Tags, page_tags

if TYPE_CHECKING:
    from pages.models import BasePage


def page_context(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """Language of the text, its other languages, the way back up, and what it is about."""
    reader_language = translation.get_language() or page.language
    route = getattr(request, "page_route", None)
    # A preview in the editor has no route: it shows the page alone.
    twins = route.twins if route else {page.language: page}
    ancestors = route.ancestors if route else ()
    return {
        "content_language": page.language if page.language != reader_language else "",
        "available_languages": list(twins),
        "language_urls": {code: page_address(twin) for code, twin in twins.items()},
        "canonical_url": page_address(page),
        "noindex": page.language != reader_language,
        "trail": [(above.title, page_address(above, reader_language)) for above in ancestors],
        "tags": page_tags(page, reader_language) if hasattr(page, "country_roles") else Tags(),
        "page_url": page_address(page, reader_language),
    }
