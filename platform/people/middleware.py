"""Staff come in with a second factor or not at all."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _

STAFF_PATHS = ("/admin/", "/django-admin/")


class StaffSecondFactorMiddleware:
    """Before any editor page: no factor, and it is set up first; a session without it shows it first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.STAFF_SECOND_FACTOR_REQUIRED and request.path.startswith(STAFF_PATHS):
            return self._stopped(request) or self.get_response(request)
        return self.get_response(request)

    @staticmethod
    def _stopped(request: HttpRequest) -> HttpResponse | None:
        from people import second_factor

        if not request.user.is_authenticated or not second_factor.must_have(request.user):
            return None
        if not second_factor.has(request.user):
            messages.info(request, _("Set up a second factor first: editors handle what can hurt people."))
            return redirect("mfa_index")
        if not second_factor.was_shown(request):
            back = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
            return redirect(f"{second_factor.address_to_show(request)}?{back}")
        return None
