"""Dresses each request: its site's theme, the reader's colour scheme and data mode."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from theming.looks import look_of
from theming.preferences import preferring, read_preferences
from theming.themes import wearing


class LookMiddleware:
    """Sets `request.look` and `request.ui`; error pages inside are dressed as well."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.look = look_of(request)  # type: ignore[attr-defined]
        request.ui = read_preferences(request)  # type: ignore[attr-defined]
        with wearing(request.look.name), preferring(request.ui):  # type: ignore[attr-defined]
            response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie", "Save-Data"])
        return response
