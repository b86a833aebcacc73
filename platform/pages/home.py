"""What the home page shows: chosen by editors first, by freshness second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.access import can_read
from pages.cards import hit_card, page_card
from pages.choosing import country_points, mixed, one_a_work
from search import Hit, Query, find
from theming.cards import Card

if TYPE_CHECKING:
    from pages.models import HomePage

KINDS: Final = ("brief", "publication", "episode", "story", "event", "course")
# One search feeds all parts of the page; this many hold a story, an episode and a coming event.
LOOKED_AT: Final = 60
NEWEST: Final = 6


@dataclass(frozen=True, slots=True)
class Task:
    """Something a reader came to do."""

    title: str
    text: str
    url: str
    icon: str


def home_context(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """The parts of the home page that live in the page tree, out of one search."""
    language = translation.get_language() or page.language
    query = Query(
        filters={"kind": KINDS},
        language=language,
        sort="date",
        size=LOOKED_AT,
        facets=("country",),
        snippets=False,
    )
    # While there is no index the same call answers from the database.
    results = find(query, request.user)
    hits = one_a_work(results.hits, language)
    lead_hit = _first(hits, "story")
    lead = _chosen(page, request) or (hit_card(lead_hit) if lead_hit else None)
    episode = _first(hits, "episode")
    coming = _coming(hits)
    shown = {hit.key for hit in (lead_hit, episode) if hit}
    # Events have a place of their own.
    rest = [hit for hit in hits if hit.key not in shown and hit.kind != "event"]
    return {
        "headline": page.headline or _("For everyone who assists migrants on the way back"),
        "tasks": tasks(),
        "lead": lead,
        "episode": hit_card(episode) if episode else None,
        "coming": hit_card(coming) if coming else None,
        "countries": country_points(results.facets),
        "newest": [hit_card(hit) for hit in mixed(rest, most=NEWEST)],
    }


def tasks() -> list[Task]:
    """Doors by what one needs, not by what we have."""

    def found(**words: str) -> str:
        return f"{reverse('search')}?{urlencode(words)}"

    language = translation.get_language()
    return [
        Task(
            _("Prepare a counselling talk"),
            _("Briefs and practice notes on return counselling"),
            found(topic="return-counselling"),
            "handshake",
        ),
        Task(
            _("Counsel at a distance"),
            _("Telephone, messages and video, with care for safety"),
            found(topic="virtual-counselling"),
            "phone",
        ),
        Task(
            _("Check that a return does no harm"),
            _("Due diligence as questions with checkable answers"),
            found(topic="due-diligence"),
            "scale",
        ),
        Task(
            _("Support someone after arrival"),
            _("Work, health, housing and belonging"),
            found(topic="reintegration"),
            "sprout",
        ),
        Task(
            _("Ask a colleague"),
            _("Someone in the forum has met this before"),
            reverse("forums:index"),
            "messages-square",
        ),
        Task(
            _("Learn in small steps"),
            _("Courses in units of a quarter of an hour"),
            f"/{language}/learn/",
            "graduation-cap",
        ),
    ]


def _chosen(page: HomePage, request: HttpRequest) -> Card | None:
    """The editors' lead, if they chose one and this reader may open it."""
    if not page.lead_page_id:
        return None
    chosen = (
        Page.objects.filter(pk=page.lead_page_id, live=True).select_related("locale", "content_type").first()
    )
    if chosen is None or not can_read(request.user, chosen):
        return None
    model = chosen.content_type.model_class()
    specific = model._default_manager.for_cards().get(pk=chosen.pk) if hasattr(model, "kind") else None
    return page_card(specific) if specific else None


def _first(hits: Iterable[Hit], kind: str) -> Hit | None:
    return next((hit for hit in hits if hit.kind == kind), None)


def _coming(hits: Iterable[Hit]) -> Hit | None:
    """The next event of those found."""
    now = timezone.now()
    starts = [(start, hit) for hit in hits if hit.kind == "event" and (start := _start(hit)) and start > now]
    return min(starts, key=lambda pair: pair[0])[1] if starts else None


def _start(hit: Hit) -> datetime | None:
    try:
        return datetime.fromisoformat(str(hit.extra.get("starts", "")))
    except ValueError:
        return None
