"""Picking a few of many hits: one of each work, no row of one kind; and countries as points of a map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode

from search import Facet, Hit


def one_a_work(hits: Iterable[Hit], language: str) -> list[Hit]:
    """One hit a work, in the reader's language, else the site's default, else any; the order is kept."""
    wanted = (language, settings.LANGUAGE_CODE)
    works: dict[str, Hit] = {}
    for hit in hits:
        known = works.setdefault(hit.family or hit.key, hit)
        if _nearness(hit, wanted) < _nearness(known, wanted):
            works[hit.family or hit.key] = hit
    return list(works.values())


def _nearness(hit: Hit, wanted: tuple[str, ...]) -> int:
    return wanted.index(hit.language) if hit.language in wanted else len(wanted)


def mixed(hits: Iterable[Hit], *, most: int, of_a_kind: int = 2) -> list[Hit]:
    """The first of them, but at most `of_a_kind` of each kind."""
    chosen: list[Hit] = []
    for hit in hits:
        if len(chosen) == most:
            break
        if sum(other.kind == hit.kind for other in chosen) < of_a_kind:
            chosen.append(hit)
    return chosen


def country_points(facets: Iterable[Facet]) -> list[dict[str, Any]]:
    """Countries with how much there is on each, every one a door to the search."""
    return [
        {
            "code": value.value,
            "label": value.label,
            "value": value.count,
            "url": f"{reverse('search')}?{urlencode({'country': value.value})}",
        }
        for facet in facets
        if facet.name == "country"
        for value in facet.values
        if value.count
    ]
