"""The way round to a resource and back, for who writes without scripts: the text travels with them."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from citations.finding import offers
from citations.references import WRITTEN
from forums import rendering
from forums.citing import fill_in_unsent
from forums.citing_addresses import with_citations
from forums.models import Forum
from taxonomy.texts import active_language

SEEK: Final = "cite"
BACK: Final = "back"
SEVERAL: Final = frozenset({"concepts"})
# What the steps themselves send, which is no part of the text.
OWN: Final = frozenset({"csrfmiddlewaretoken", "act", "insert", "sought"})
LONGEST: Final = 100


def seeks(request: HttpRequest) -> bool:
    """Is somebody on the way to a resource, or looking for one?"""
    return request.POST.get("act") == SEEK


def comes_back(request: HttpRequest) -> bool:
    """Has somebody chosen a resource, or none?"""
    return request.POST.get("act") == BACK or "insert" in request.POST


def seek_page(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Search for something to cite; all that was written waits in the form."""
    sought = " ".join(request.POST.get("sought", "").split())[:LONGEST]
    context = {
        "forum": forum,
        "carried": [
            (name, value) for name in request.POST if name not in OWN for value in request.POST.getlist(name)
        ],
        "sought": sought,
        "offers": offers(sought, request.user, active_language()),
        "looked": "sought" in request.POST,
    }
    return render(request, "forums/cite.html", context)


def carried(request: HttpRequest) -> dict[str, Any]:
    """What was written before the search, with the chosen citation at its end."""
    values: dict[str, Any] = {
        name: request.POST.getlist(name) if name in SEVERAL else request.POST[name]
        for name in request.POST
        if name not in OWN
    }
    chosen = WRITTEN.fullmatch(request.POST.get("insert", ""))
    if chosen:
        text = rendering.tidy(values.get("source", ""))
        values["source"] = f"{text} {chosen[0]}".lstrip()
    return values


def shown_before_posting(request: HttpRequest, form: Any) -> str:
    """The text as it will be read, with what it cites as its writer sees it."""
    source = with_citations(form.cleaned_data["source"], request.user)
    return fill_in_unsent(rendering.render(source), request.user)
