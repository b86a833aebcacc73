"""Every sign-in door of the site leads to the one that counts tries and asks for the second factor."""

from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _


def _to_sign_in(request: HttpRequest, default: str) -> HttpResponse:
    target = request.GET.get(REDIRECT_FIELD_NAME, "")
    if not url_has_allowed_host_and_scheme(target, request.get_host(), require_https=request.is_secure()):
        target = default
    if request.user.is_authenticated:
        # Signed in, yet sent here: the page behind needs rights this person does not have.
        messages.warning(request, _("Your account may not open that page."))
        return redirect(reverse("people:dashboard"))
    return redirect(f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: target})}")


def admin_login(request: HttpRequest, extra_context: object = None) -> HttpResponse:
    """In place of both admin log-in forms."""
    default = "/django-admin/" if request.path.startswith("/django-admin/") else "/admin/"
    return _to_sign_in(request, default)


def site_login(request: HttpRequest) -> HttpResponse:
    """In place of Wagtail's form for closed pages."""
    return _to_sign_in(request, "/")
