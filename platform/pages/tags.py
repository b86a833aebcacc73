"""What a page is about, whom it is for and where it applies, as slugs and as words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, Value
from django.urls import reverse
from django.utils.http import urlencode

from taxonomy.labels import concept_labels, country_labels

if TYPE_CHECKING:
    from pages.models import ResourcePage

CONCEPT_FIELDS = {"topics": "topic", "audiences": "audience", "framework": "framework"}


@dataclass(frozen=True, slots=True)
class Tag:
    """One word with the list of everything else that carries it."""

    facet: str
    value: str
    label: str
    note: str = ""

    @property
    def url(self) -> str:
        return f"{reverse('search')}?{urlencode({self.facet: self.value})}"


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of one page by kind."""

    topics: tuple[Tag, ...] = ()
    audiences: tuple[Tag, ...] = ()
    framework: tuple[Tag, ...] = ()
    countries: tuple[Tag, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.topics or self.audiences or self.framework or self.countries)


def concept_slugs(page: ResourcePage) -> dict[str, list[str]]:
    """Slugs by field, in one query over the three lists of the page's kind."""
    model = type(page)
    parts = [
        model.objects.filter(pk=page.pk, **{f"{name}__isnull": False})
        .order_by()
        .annotate(in_field=Value(name), concept=F(f"{name}__slug"))
        .values_list("in_field", "concept")
        for name in CONCEPT_FIELDS
    ]
    slugs: dict[str, list[str]] = {name: [] for name in CONCEPT_FIELDS}
    for name, slug in parts[0].union(*parts[1:]):
        slugs[name].append(slug)
    return slugs


def page_tags(page: Any, language: str) -> Tags:
    """The page's tags in the reader's words; a kind that carries none costs no query."""
    if not hasattr(page, "topics"):
        return Tags()
    words = concept_labels(language)
    slugs = concept_slugs(page)
    by_field = {
        name: tuple(Tag(facet, slug, words.get(slug, slug)) for slug in slugs[name])
        for name, facet in CONCEPT_FIELDS.items()
    }
    names = country_labels(language)
    countries = tuple(
        Tag("country", row.country_id, names.get(row.country_id, row.country_id), row.get_role_display())
        for row in page.country_roles.all()
    )
    return Tags(by_field["topics"], by_field["audiences"], by_field["framework"], countries)
