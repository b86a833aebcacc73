"""The page that lists the keys; scripts show its list above the page one is on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forums.keys import KEYS


@require_safe
def keyboard(request: HttpRequest) -> HttpResponse:
    """The same for everybody, and nothing is asked of the forums."""
    return render(request, "forums/keyboard.html", {"keys": KEYS})
