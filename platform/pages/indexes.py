"""How a page becomes findable; each app registers its kinds with these sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from assets.renditions import CARD
from pages.access import page_visibility, restrictions, search_access
from pages.addresses import page_address
from pages.cards import page_date
from pages.models import BasePage, StandardPage
from pages.tags import country_codes, tagged
from search import Entry, Kind, Passage, Source, register
from taxonomy.indexes import NAMES_KNOWN_SECONDS
from taxonomy.labels import regions_of
from taxonomy.matrix import cells_of
from taxonomy.models import Concept

P = TypeVar("P", bound=BasePage)


def twins_of(page: BasePage) -> Any:
    """The live translations of a page."""
    return Page.objects.filter(translation_key=page.translation_key, live=True).exclude(pk=page.pk)


class PageSource(Source[P], Generic[P]):
    """Shared by all page kinds: access, address, language, tags; a kind adds passages and facts."""

    visible_group = page_visibility
    # Publishing queues; saving a draft must not.
    live_signals = False

    def queryset(self) -> Any:
        pages: Any = self.model._default_manager
        return pages.live().select_related("locale", "cover").prefetch_related("cover__renditions")

    def visible(self, ids: Any, user: Any) -> set[str]:
        return page_visibility.visible(ids, user)

    def passages(self, page: P) -> tuple[Passage, ...]:
        """Parts that a hit can lead to directly: pages of a file, seconds of a talk."""
        return ()

    def facts(self, page: P) -> Mapping[str, str | int]:
        """What the list of results says about the page."""
        return {"minutes": page.minutes}

    def facets(self, page: P) -> dict[str, tuple[str, ...]]:
        """Slugs of what the page is about."""
        return {}

    def entry(self, page: P) -> Entry | None:
        if not page.live:
            return None
        day = page_date(page)
        facets = self.facets(page)
        facts: dict[str, str | int] = {"summary": page.summary, "seed": page.slug, **self.facts(page)}
        if facets.get("topic"):
            # Related items are ranked by the topics they share.
            facts["topics"] = " ".join(facets["topic"])
        if page.cover:
            facts["image"] = page.cover.get_rendition(CARD).url
        if size := page.download_bytes():
            facts["size"] = size
        return Entry(
            key=self.key(page),
            kind=page.kind,
            language=page.language,
            title=page.title,
            url=page_address(page),
            access=search_access(page, restrictions()),
            summary=page.summary,
            body=page.plain_text,
            passages=self.passages(page),
            facets=facets,
            published=datetime.combine(day, time(12), UTC) if day else None,
            updated=page.last_published_at,
            translation_of=str(page.translation_key),
            other_languages=tuple(
                twins_of(page)
                .values_list("locale__language_code", flat=True)
                .order_by("locale__language_code")
            ),
            extra=facts,
        )


class ResourceSource(PageSource[P]):
    """A page with topics, audiences, framework concepts and countries, found by their names too."""

    depends_on = (Concept,)
    dependants_after_seconds = NAMES_KNOWN_SECONDS

    def dependants(self, instance: Model) -> Any:
        pages: Any = self.model._default_manager
        return pages.live().filter(Q(topics=instance) | Q(framework=instance)).distinct()

    def facets(self, page: P) -> dict[str, tuple[str, ...]]:
        found = tagged(page)
        countries = country_codes(found)
        return {
            "topic": tuple(found["topics"]),
            "audience": tuple(found["audiences"]),
            "framework": (*found["framework"], *cells_of(found["framework"])),
            "country": countries,
            "region": tuple(sorted(regions_of(countries))),
        }


@register
class StandardPageSource(PageSource[StandardPage]):
    model = StandardPage
    kinds = {"page": Kind(_("Page"), icon="file-text")}
