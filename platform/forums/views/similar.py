"""Similar discussions and texts while a question is being written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from forums.similar import LONGEST, similar_to
from forums.views.doors import members_only


@require_POST
@members_only
def similar(request: HttpRequest) -> HttpResponse:
    """Posted, so that what somebody is about to ask stands in no log."""
    title, source = request.POST.get("title", "")[:200], request.POST.get("source", "")[:LONGEST]
    response = render(request, "forums/similar.html", similar_to(title, source, request.user))
    response["Cache-Control"] = "private, no-store"
    return response
