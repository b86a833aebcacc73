"""Addresses of pages, read for texts that cite them."""

from __future__ import annotations

from wagtail.models import Site

from citations.addresses import Place
from citations.references import Reference
from pages.routing import find_route


def page_at(place: Place) -> Reference | None:
    """The page as the reader of that language gets it; whether it can be cited is said by the search's sources."""
    site = Site.objects.filter(is_default_site=True).first()
    route = find_route(site, place.path, place.language) if site else None
    model = route.page.content_type.model_class() if route else None
    if route is None or model is None:
        return None
    anchor = "" if place.fragment.startswith("post-") else place.fragment
    return Reference.of_passage(f"{model._meta.label_lower}:{route.page.pk}", anchor)
