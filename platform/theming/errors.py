"""Error pages. All but the last are dressed like any page; the last needs neither database nor session."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseGone, HttpResponseServerError
from django.shortcuts import render
from django.template import TemplateDoesNotExist, loader

PLAIN = "Something went wrong.\nUne erreur s’est produite.\nAlgo ha fallado.\nحدث خطأ.\n"


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def gone(request: HttpRequest, **context: Any) -> HttpResponse:
    """For what was withdrawn: says nothing about whom or why."""
    return HttpResponseGone(loader.render_to_string("410.html", context, request))


def server_error(request: HttpRequest) -> HttpResponse:
    try:
        return HttpResponseServerError(loader.get_template("500.html").render())
    except (ImproperlyConfigured, OSError, TemplateDoesNotExist, ValueError):
        # The error may be in the look itself: a missing theme, or static files that were never collected.
        return HttpResponseServerError(PLAIN, content_type="text/plain; charset=utf-8")
