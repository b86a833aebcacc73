"""The door of a citation, and the finder that a composer asks."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from citations.finding import offer_at, offers
from citations.references import Reference
from citations.showing import cards_of

SHORTEST: Final = 2
LONGEST: Final = 100
KEPT_SECONDS: Final = 3_600
LONGEST_ADDRESS: Final = 1_000


@require_safe
def door(request: HttpRequest, key: str) -> HttpResponse:
    """Leads to a cited thing; for who may not open it there is none."""
    at = request.GET.get("at", "")
    reference = Reference.parse(f"{key}#{at}" if at else key)
    if reference is None:
        raise Http404
    card = cards_of([reference], request.user, get_language() or "en")[str(reference)]
    if not card.is_open:
        raise Http404
    return redirect(card.url)


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """For the list that opens while one types, and for an address that was pasted."""
    text = " ".join(request.GET.get("q", "").split())[:LONGEST]
    address = request.GET.get("address", "")[:LONGEST_ADDRESS]
    language = get_language() or "en"
    if address:
        offer = offer_at(address, request.user, language)
        found = [offer] if offer else []
    else:
        found = offers(text, request.user, language) if len(text) >= SHORTEST else []
    described = [
        {
            "written": offer.written,
            "title": offer.title,
            "language": offer.language,
            "about": " · ".join(
                part
                for part in (
                    offer.kind_label,
                    offer.place,
                    date_format(offer.date, "DATE_FORMAT") if offer.date else "",
                    offer.language_name,
                )
                if part
            ),
        }
        for offer in found
    ]
    response = JsonResponse({"offers": described})
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def boxes(request: HttpRequest) -> HttpResponse:
    """What a composer's script shows around the finder; the same for everybody, so a browser may keep it."""
    response = render(request, "citations/boxes.html")
    response["Cache-Control"] = f"private, max-age={KEPT_SECONDS}"
    return response
