"""Frameworks as pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from discovery.frameworks import frameworks_for
from taxonomy.texts import active_language


@require_safe
def frameworks(request: HttpRequest) -> HttpResponse:
    found = frameworks_for(request.user, active_language())
    return render(request, "discovery/frameworks.html", {"frameworks": found})


@require_safe
def framework(request: HttpRequest, slug: str) -> HttpResponse:
    found = frameworks_for(request.user, active_language(), slug=slug)
    if not found:
        raise Http404
    return render(request, "discovery/framework.html", {"framework": found[0]})
