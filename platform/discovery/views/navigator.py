"""The table of dimensions by levels as a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from discovery.navigator import table_for
from taxonomy.texts import active_language


@require_safe
def dimensions(request: HttpRequest) -> HttpResponse:
    return render(request, "discovery/dimensions.html", {"table": table_for(request.user, active_language())})
