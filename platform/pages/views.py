"""Serving of pages: in the reader's language, or openly in another."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.models import Page, Site

from pages.access import can_read
from pages.addresses import page_address
from pages.routing import Route, find_route


@require_safe
def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """The page at this path; where it has no live text in the reader's language, another one.

    The address stays the reader's, and so does the frame; the text says which language it is in.
    """
    site = Site.find_for_request(request)
    language = translation.get_language() or ""
    route = find_route(site, path, language) if site else None
    if route is None:
        raise Http404
    if not can_read(request.user, route.page):
        return _closed(request)
    fallback = route.page.locale.language_code != language
    if fallback and (elsewhere := _moved_translation(request, route, language)):
        return HttpResponseRedirect(elsewhere)
    request.page_route = route  # type: ignore[attr-defined]
    page = load_specific(route.page)
    for hook in hooks.get_hooks("before_serve_page"):
        # Wagtail's own check knows one tree only; the rule above knows all translations.
        if hook.__name__ != "check_view_restrictions":
            answer = hook(page, request, [], {})
            if isinstance(answer, HttpResponse):
                return answer
    response: HttpResponse = page.serve(request)
    if fallback:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def load_specific(page: Page) -> Page:
    """The page as its own kind, with its cover, in one query (two when there is a cover)."""
    model = page.content_type.model_class()
    if model is None or model is Page:
        return page
    specific = (
        model._default_manager.select_related("cover").prefetch_related("cover__renditions").get(pk=page.pk)
    )
    specific.locale, specific.content_type = page.locale, page.content_type
    return specific


def _closed(request: HttpRequest) -> HttpResponse:
    """A page for some: who is unknown signs in first; who is known is told that it is not for them."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.get_full_path())


def _moved_translation(request: HttpRequest, route: Route, language: str) -> str:
    """Where the reader's language has this work under another path, that path."""
    twin = (
        Page.objects.filter(
            translation_key=route.page.translation_key, locale__language_code=language, live=True
        )
        .select_related("locale")
        .first()
    )
    return page_address(twin) if twin and can_read(request.user, twin) else ""
