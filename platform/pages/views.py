"""Serving of pages: in the reader's language, or openly in another."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from wagtail.models import Locale, Page
from wagtail.views import serve as wagtail_serve


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """The page at this path; where it has no live text in the reader's language, its source.

    The address stays the reader's, the frame around the text too; the text says which language it is in.
    """
    try:
        return wagtail_serve(request, path)
    except Http404:
        for page in _sources(request, path):
            response: HttpResponse = page.serve(request)
            response.headers["X-Robots-Tag"] = "noindex"
            return response
        raise


def _sources(request: HttpRequest, path: str) -> list[Page]:
    from pages.access import can_read

    wanted = translation.get_language()
    codes = [
        settings.LANGUAGE_CODE,
        *(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE),
    ]
    existing = set(Locale.objects.values_list("language_code", flat=True))
    for code in codes:
        if code == wanted or code not in existing:
            continue
        try:
            with translation.override(code):
                route = Page.route_for_request(request, path)
        except Http404:
            continue
        finally:
            # Wagtail remembers the route on the request; the next language must look for itself.
            request.__dict__.pop("_wagtail_route_for_request", None)
        if route and can_read(request.user, route.page):
            return [route.page]
    return []
