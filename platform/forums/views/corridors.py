"""Pages of corridors."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from forums.asked import asked_list
from forums.corridors import Corridor, corridors_of, on_call_for, texts_of, topics_of
from forums.paging import stretch
from forums.showing import topic_rows
from taxonomy.labels import country_labels


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All corridors that topics speak of, as far as the reader may open them."""
    return render(request, "forums/corridors.html", {"corridors": corridors_of(request.user)})


@require_safe
def corridor(request: HttpRequest, host: str, origin: str) -> HttpResponse:
    """Topics, texts and people of one corridor."""
    known = country_labels("en")
    pair = Corridor(host.upper(), origin.upper())
    if pair.host not in known or pair.origin not in known:
        raise Http404
    if (host, origin) != (host.lower(), origin.lower()):
        return redirect(pair.url)
    asked = asked_list(request.GET)
    topics = topics_of(pair, request.user).with_people().known_to(request.user)
    page = stretch(topics, asked.before)
    context = {
        "corridor": pair,
        "rows": topic_rows(page.topics),
        "stretch": page,
        "texts": texts_of(pair, request.user) if page.first else [],
        "people": on_call_for(pair, request.user) if page.first else [],
    }
    return render(request, "forums/corridor.html", context)
