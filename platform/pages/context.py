"""What the template of every page is given beside the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Page

from pages.access import visible
from pages.addresses import page_address

if TYPE_CHECKING:
    from pages.models import BasePage


def page_context(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """Language of the text, its other languages, and the way back up."""
    reader_language = translation.get_language() or page.language
    translations = list(
        visible(Page.objects.filter(translation_key=page.translation_key), request.user).select_related(
            "locale"
        )
    )
    addresses = {twin.locale.language_code: page_address(twin) for twin in translations}
    return {
        "shown_in": page.language if page.language != reader_language else "",
        "translation_addresses": addresses,
        "canonical_address": page_address(page),
        "trail": [
            {"title": ancestor.title, "url": page_address(ancestor, reader_language)}
            for ancestor in page.get_ancestors().filter(depth__gt=1).select_related("locale")
        ],
    }
