"""What a browser needs to read without a connection: the worker, its pages and the manifest."""

import hashlib
import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from theming.looks import Look
from theming.tags.pictures import asset, sheet_address, theme_colour
from theming.themes import active_theme, theme_chain

WORKER = "js/worker.js"


@never_cache
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The script is the theme's; what it must fetch beforehand depends on the release."""
    source = next(
        (theme.static / WORKER).read_text(encoding="utf-8")
        for theme in theme_chain(active_theme())
        if (theme.static / WORKER).is_file()
    )
    shell = [
        reverse("theming:offline"),
        reverse("theming:saved"),
        sheet_address("look"),
        sheet_address("overview"),
        *(
            asset(path)
            for path in (
                "icons/sprite.svg",
                "icons/favicon.svg",
                "js/site.js",
                "js/offline.js",
                "js/player.js",
            )
        ),
    ]
    edition = hashlib.sha256((source + "".join(shell)).encode()).hexdigest()[:12]
    text = f"const EDITION = {json.dumps(edition)};\nconst SHELL = {json.dumps(shell)};\n{source}"
    return HttpResponse(text, content_type="text/javascript", headers={"Service-Worker-Allowed": "/"})


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "offline.html", {"noindex": True})


@require_GET
def saved(request: HttpRequest) -> HttpResponse:
    """The list itself is in the reader's browser; the server never learns it."""
    return render(request, "saved.html", {"noindex": True})


@require_GET
def manifest(request: HttpRequest) -> JsonResponse:
    look: Look = getattr(request, "look", None) or Look()
    icon = {"src": asset("icons/favicon.svg"), "type": "image/svg+xml", "sizes": "any"}
    return JsonResponse(
        {
            "name": look.site_name,
            "short_name": look.site_name[:12],
            "description": look.tagline,
            "start_url": "/",
            "scope": "/",
            "display": "minimal-ui",
            "theme_color": theme_colour(),
            "background_color": theme_colour(),
            "icons": [icon | {"purpose": "any"}, icon | {"purpose": "maskable"}],
        },
        content_type="application/manifest+json",
    )
