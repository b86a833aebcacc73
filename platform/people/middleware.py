"""Staff come in with a second factor or not at all."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

STAFF_PATHS = ("/admin/", "/django-admin/")


class StaffSecondFactorMiddleware:
    """Sends staff without a second factor to the page where one is set up, before any editor page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            settings.STAFF_SECOND_FACTOR_REQUIRED
            and request.path.startswith(STAFF_PATHS)
            and request.user.is_authenticated
            and not self._has_second_factor(request)
        ):
            messages.info(request, _("Set up a second factor first: editors handle what can hurt people."))
            return redirect("mfa_index")
        return self.get_response(request)

    @staticmethod
    def _has_second_factor(request: HttpRequest) -> bool:
        from allauth.mfa.utils import is_mfa_enabled

        return bool(is_mfa_enabled(request.user))
