"""A search that editors prepare and place on a page; each reader sees in it what that reader may open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.cards import hit_card
from pages.choosing import one_a_work
from search import Query, find
from search.links import Links
from search.registry import kinds
from taxonomy.labels import country_choices, scheme_choices

MOST: Final = 12
LANGUAGES: Final = len(settings.LANGUAGES)
Choices = Iterable[tuple[str, Any]]


def _language() -> str:
    return translation.get_language() or settings.LANGUAGE_CODE


def kind_choices() -> Choices:
    return sorted(((name, str(kind.label)) for name, kind in kinds().items()), key=lambda pair: pair[1])


def topic_choices() -> Choices:
    return scheme_choices("theme", _language())


def audience_choices() -> Choices:
    return scheme_choices("audience", _language())


def nation_choices() -> Choices:
    return country_choices(_language())


class ListingBlock(blocks.StructBlock):
    """Words and filters as on the search page; what finds nothing, or meets no index, shows nothing."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    words = blocks.CharBlock(label=_("Words to look for"), required=False, max_length=200)
    kind = blocks.MultipleChoiceBlock(label=_("Type"), choices=kind_choices, required=False)
    topic = blocks.MultipleChoiceBlock(label=_("Topic"), choices=topic_choices, required=False)
    country = blocks.MultipleChoiceBlock(label=_("Country"), choices=nation_choices, required=False)
    audience = blocks.MultipleChoiceBlock(label=_("For whom"), choices=audience_choices, required=False)
    sort = blocks.ChoiceBlock(
        label=_("Order"),
        choices=[("date", _("newest first")), ("relevance", _("best match"))],
        default="date",
    )
    number = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=MOST, default=3)
    look = blocks.ChoiceBlock(
        label=_("Look"), choices=[("cards", _("Cards")), ("list", _("List"))], default="cards"
    )

    class Meta:
        icon = "list-ul"
        label = _("Results of a search")
        template = "pages/blocks/listing.html"

    def get_context(self, value: Any, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        request = (parent_context or {}).get("request")
        query = query_of(value, _language())
        results = find(query, getattr(request, "user", None) or AnonymousUser())
        loosened = results.some_words or results.corrected or results.warming
        hits = [] if loosened else one_a_work(results.hits, query.language)
        context["cards"] = [hit_card(hit) for hit in hits[: value["number"]]]
        context["all_url"] = Links(reverse("search"), query).page(1)
        return context


def query_of(value: Mapping[str, Any], language: str) -> Query:
    """The search that a block stands for; values that were taken out of the vocabulary find nothing."""
    filters = {
        name: tuple(value[name]) for name in ("kind", "topic", "country", "audience") if value.get(name)
    }
    return Query(
        text=value.get("words") or "",
        filters=filters,
        language=language,
        sort=value.get("sort") or "date",
        # Translations of one work are found by its words as well, and shown as one.
        size=LANGUAGES * min(max(1, value.get("number") or 1), MOST),
        facets=(),
        snippets=False,
    )
