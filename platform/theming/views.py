"""Where a reader sets the display, and where staff look at every component."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from theming.forms import PreferencesForm
from theming.patterns import pattern_context
from theming.preferences import DATA_COOKIE, SCHEME_COOKIE, keep


# Only two display cookies change here. A token would put a cookie on every page that any reader opens.
@csrf_exempt
@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return HttpResponseForbidden()
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    response = redirect(_way_back(request, form.cleaned_data["next"]))
    for cookie, value in (
        (SCHEME_COOKIE, form.cleaned_data["scheme"]),
        (DATA_COOKIE, form.cleaned_data["data_mode"]),
    ):
        if value:
            keep(response, cookie, value, secure=request.is_secure())
    return response


def _way_back(request: HttpRequest, address: str) -> str:
    """The next page is taken from the form and never from another host."""
    if url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return address
    return "/"


@require_GET
def patterns(request: HttpRequest) -> HttpResponse:
    """Every component from its real template; for staff, and for authors of themes."""
    user = getattr(request, "user", None)
    if not (settings.DEBUG or (user and user.is_staff)):
        raise Http404
    return render(request, "patterns/index.html", pattern_context())
