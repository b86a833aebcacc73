"""What the template of every page is given beside the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from pages.addresses import page_address
from pages.tags import page_tags

if TYPE_CHECKING:
    from pages.models import BasePage


def page_context(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """Language of the text, its other languages, the way back up, and what it is about."""
    reader_language = translation.get_language() or page.language
    route = getattr(request, "page_route", None)
    # A preview in the editor has no route: it shows the page alone.
    twins = route.twins if route else {page.language: page}
    ancestors = route.ancestors if route else ()
    is_fallback = page.language != reader_language
    return {
        "content_language": page.language if is_fallback else "",
        "available_languages": list(twins),
        "canonical_url": page_address(page),
        "permalink": settings.SITE_ADDRESS + page_address(page),
        "noindex": is_fallback,
        "crumbs": [
            *({"title": above.title, "url": page_address(above, reader_language)} for above in ancestors[1:]),
            {"title": page.title, "url": ""},
        ],
        "home_url": f"/{reader_language}/",
        # Worked out only where a template shows them.
        "tags": SimpleLazyObject(lambda: page_tags(page, reader_language)),
        "page_url": page_address(page, reader_language),
    }
