"""Lists of the library: each names what it loads, so that its cost does not grow with its length."""

from __future__ import annotations

import zoneinfo
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from wagtail.models import Page

from library.models.brief import BriefPage
from library.models.event import EventPage
from library.models.index import SectionPage
from library.models.podcast import EpisodePage, ShowPage
from library.models.publication import PublicationPage
from library.models.story import StoryPage
from pages.access import visible
from pages.addresses import page_address
from pages.cards import hit_card, page_card
from pages.choosing import country_points, mixed, one_a_work
from search import Query, find
from theming.cards import Card
from theming.tags.pictures import kind_icon

MODELS: dict[str, Any] = {
    "brief": BriefPage,
    "publication": PublicationPage,
    "podcast": ShowPage,
    "story": StoryPage,
    "event": EventPage,
}
PAGE_SIZE = 12
NEWEST = 6
# Hits to choose the newest from: some are the same work in another language.
LOOKED_AT = 30
# Shows are listed, but it is their episodes that people search for.
KIND_OF_LIST = {"podcast": "episode"}


def reader_language() -> str:
    """The language of the present request."""
    return get_language() or settings.LANGUAGE_CODE


def shown(model: Any, request: HttpRequest) -> Any:
    """Pages of a kind that the reader may open, one a work, newest first."""
    return model.objects.visible_to(request.user).shown_in(reader_language()).for_cards()


def section_context(section: Any, request: HttpRequest) -> dict[str, Any]:
    """One page of the section's kind; events that are still to come stand first."""
    pages = shown(MODELS[section.lists], request)
    if section.lists == "event":
        return _event_lists(pages, request)
    if section.lists == "publication":
        pages = pages.select_related("document")
    paginator = Paginator(pages.order_by("-published_on", "-pk"), PAGE_SIZE)
    page_of = paginator.get_page(request.GET.get("page"))
    return {
        "listing": page_of,
        "cards": [_card(page) for page in page_of],
        "counted": counted(paginator.count),
        "filter_url": f"{reverse('search')}?kind={KIND_OF_LIST.get(section.lists, section.lists)}",
    }


def counted(number: int) -> str:
    """How many things, in words."""
    return ngettext("%(count)d item", "%(count)d items", number) % {"count": number}


def _event_lists(pages: Any, request: HttpRequest) -> dict[str, Any]:
    now = timezone.now()
    past = Paginator(pages.filter(ends_at__lt=now).order_by("-starts_at", "-pk"), PAGE_SIZE)
    page_of = past.get_page(request.GET.get("page"))
    coming = list(pages.filter(ends_at__gte=now).order_by("starts_at", "pk")[:PAGE_SIZE])
    return {
        "coming": [_card(page) for page in coming],
        "listing": page_of,
        "cards": [_card(page) for page in page_of],
        "counted": counted(past.count + len(coming)),
        "filter_url": f"{reverse('search')}?kind=event",
    }


def _card(page: Any) -> Card:
    if page.kind == "publication":
        return page_card(page, meta=(page.publisher, str(page.year)))
    if page.kind == "event":
        zone = zoneinfo.ZoneInfo(page.zone)
        card = page_card(page, meta=(str(page.get_event_kind_display()), page.place), timed=False)
        return replace(card, date=page.starts_at.astimezone(zone).date())
    return page_card(page)


def episode_cards(show: ShowPage, request: HttpRequest) -> list[Card]:
    """The show's episodes, newest first, in the reader's language where there is a translation."""
    route = getattr(request, "page_route", None)
    # A preview in the editor has no route: it shows the episodes of its own language alone.
    paths = route.paths if route else [show.path]
    pages = shown(EpisodePage, request).select_related("recording")
    found = [
        page
        for page in pages.order_by("-season", "-number")
        if any(page.path.startswith(path) for path in paths)
    ]
    return [page_card(page, meta=(f"{page.season}.{page.number}",)) for page in found]


def library_context(library: Any, request: HttpRequest) -> dict[str, Any]:
    """Counts by kind, topics and countries come from the search: they are the reader's own."""
    language = reader_language()
    results = find(
        Query(
            filters={"kind": (*MODELS, "episode")},
            language=language,
            sort="date",
            size=LOOKED_AT,
            facets=("topic", "country"),
            snippets=False,
        ),
        request.user,
    )
    newest = mixed(one_a_work(results.hits, language), most=NEWEST)
    return {
        "newest": [hit_card(hit) for hit in newest],
        "topics": [
            value
            for facet in results.facets
            if facet.name == "topic"
            for value in facet.values
            if value.count
        ],
        "countries": country_points(results.facets),
        "tiles": section_tiles(request),
    }


def work_counts(user: Any) -> dict[str, int]:
    """How many works of each kind the reader may open, whatever languages they are in."""
    rows = (
        visible(Page.objects.all(), user)
        .filter(content_type__app_label=BriefPage._meta.app_label)
        .order_by()
        .values_list("content_type__model")
        .annotate(works=Count("translation_key", distinct=True))
    )
    by_model = dict(rows)
    return {kind: by_model.get(model._meta.model_name, 0) for kind, model in MODELS.items()}


def section_tiles(request: HttpRequest) -> list[dict[str, Any]]:
    """A door to each section, with what is behind it."""
    language = reader_language()
    counts = work_counts(request.user)
    sections = (
        SectionPage.objects.visible_to(request.user)
        .shown_in(reader_language())
        .select_related("locale")
        .order_by("path")
    )
    return [
        {
            "kind": section.lists,
            "icon": kind_icon(section.lists),
            "title": section.title,
            "url": page_address(section, language),
            "count": counted(counts.get(section.lists, 0)),
        }
        for section in sections
    ]
