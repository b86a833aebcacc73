"""The way out of letters, from a link in one of them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from discovery.access import unsubscriber_of
from discovery.services import stop_letters
from discovery.views.feeds import discreet


# A mail program sends the form without ever having opened the page; the signed address is the proof.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing, since mail programs open links by themselves; the button does."""
    found = unsubscriber_of(token)
    if found is None:
        raise Http404
    user_id, search_id = found
    done = request.method == "POST"
    if done:
        stop_letters(user_id=user_id, search_id=search_id)
    context = {"done": done, "of_one": search_id is not None, "noindex": True}
    return discreet(render(request, "discovery/unsubscribe.html", context), private=True)
