"""The way out of letters, from a link in one of them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from notifications import services
from notifications.access import FOLD, PLACE, leaver_of
from notifications.kinds import kind_of
from notifications.models import Pace


# A mail program sends the form without ever having opened the page; the signed address is the proof.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing, since mail programs open links by themselves; the button does."""
    found = leaver_of(token)
    if found is None:
        raise Http404
    user, scope = found
    done = request.method == "POST"
    if done:
        _stop(user, scope)
    word = "place" if scope.startswith(PLACE) else "talk" if scope.startswith(FOLD) else "all"
    # What it is about is not said: whoever holds the letter need not be its reader.
    response = render(
        request, "notifications/unsubscribe.html", {"done": done, "scope": word, "noindex": True}
    )
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _stop(user: Any, scope: str) -> None:
    if scope.startswith(PLACE):
        services.change_pace_of(user=user, place=scope.removeprefix(PLACE), pace=Pace.NONE)
    elif scope.startswith(FOLD):
        key, _bar, fold = scope.removeprefix(FOLD).partition("|")
        kind = kind_of(key)
        if kind and kind.mute:
            kind.mute(user, fold)
    else:
        services.stop_letters(user=user)
