"""What a page is about, whom it is for and where it applies, as slugs and as words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, Value
from django.urls import reverse
from django.utils.http import urlencode

from pages.models.country_role import CountryRole
from taxonomy.labels import concept_labels, country_labels

if TYPE_CHECKING:
    from pages.models import ResourcePage

# The way a person takes, told from its beginning.
ROLE_ORDER = (CountryRole.Role.ORIGIN, CountryRole.Role.TRANSIT, CountryRole.Role.HOST)
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


def tagged(page: ResourcePage) -> dict[str, list[str]]:
    """Slugs by field and country codes by role, in one query over the lists of the page's kind."""
    model = type(page)
    parts = [
        model.objects.filter(pk=page.pk, **{f"{name}__isnull": False})
        .order_by()
        .annotate(in_field=Value(name), what=F(f"{name}__slug"))
        .values_list("in_field", "what")
        for name in CONCEPT_FIELDS
    ]
    countries = (
        CountryRole.objects.filter(page=page.pk)
        .order_by()
        .annotate(in_field=F("role"), what=F("country_id"))
        .values_list("in_field", "what")
    )
    found: dict[str, list[str]] = {name: [] for name in (*CONCEPT_FIELDS, *CountryRole.Role.values)}
    for name, what in parts[0].union(*parts[1:], countries):
        found[name].append(what)
    return {name: sorted(values) for name, values in found.items()}


def country_codes(found: dict[str, list[str]]) -> tuple[str, ...]:
    """Each country once, whatever its roles."""
    return tuple(dict.fromkeys(code for role in CountryRole.Role.values for code in found[role]))


def page_tags(page: Any, language: str) -> Tags:
    """The page's tags in the reader's words; a kind that carries none costs no query."""
    if not hasattr(page, "topics"):
        return Tags()
    words = concept_labels(language)
    found = tagged(page)
    by_field = {
        name: tuple(Tag(facet, slug, words.get(slug, slug)) for slug in found[name])
        for name, facet in CONCEPT_FIELDS.items()
    }
    names = country_labels(language)
    countries = tuple(
        Tag("country", code, names.get(code, code), str(role.label))
        for role in ROLE_ORDER
        for code in found[role.value]
    )
    return Tags(by_field["topics"], by_field["audiences"], by_field["framework"], countries)
