"""Serving of pages: in the reader's language, or openly in another."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.models import Page

from pages.access import can_read
from pages.addresses import page_address
from pages.routing import find_route
from pages.sites import site_of


@require_safe
def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """The page at this path; where it has no live text in the reader's language, another one.

    The address stays the reader's, and so does the frame; the text says which language it is in.
    """
    site = site_of(request)
    language = translation.get_language() or ""
    route = find_route(site, path, language) if site else None
    if route is None:
        raise Http404
    if not can_read(request.user, route.page):
        return _closed(request)
    fallback = route.page.locale.language_code != language
    if fallback and language in route.twins:
        # The reader's language has this work under another path; the rule above closes all translations alike.
        return HttpResponseRedirect(page_address(route.twins[language]))
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
    """The page as its own kind with the files it shows, in one query."""
    model = page.content_type.model_class()
    if model is None or isinstance(page, model):
        return page
    specific = model._default_manager.select_related(*getattr(model, "shown_with", ())).get(pk=page.pk)
    specific.locale, specific.content_type = page.locale, page.content_type
    return specific


def _closed(request: HttpRequest) -> HttpResponse:
    """A page for some: who is unknown signs in first; who is known is told that it is not for them."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.get_full_path())
