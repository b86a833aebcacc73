from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from taxonomy.models import Concept, ConceptMatch, Country, Region, Scheme, SchemeMembership


class SchemeQuerySet(models.QuerySet["Scheme"]):
    def facets(self) -> SchemeQuerySet:
        """Schemes that readers may filter by."""
        return self.filter(is_facet=True)

    def get_by_natural_key(self, slug: str) -> Scheme:
        return self.get(slug=slug)


class ConceptQuerySet(models.QuerySet["Concept"]):
    def in_scheme(self, scheme: str) -> ConceptQuerySet:
        """Concepts of one scheme, in the order its editors gave them."""
        return self.filter(memberships__scheme__slug=scheme).order_by("memberships__order", "slug")

    def in_schemes(self, schemes: Iterable[str]) -> ConceptQuerySet:
        """Concepts of any of the schemes, each once, by slug."""
        return self.filter(schemes__slug__in=list(schemes)).distinct().order_by("slug")

    def under(self, broader: str, *, scheme: str) -> ConceptQuerySet:
        """Concepts placed directly below another one inside a scheme."""
        return self.filter(memberships__scheme__slug=scheme, memberships__broader__slug=broader).order_by(
            "memberships__order", "slug"
        )

    def get_by_natural_key(self, slug: str) -> Concept:
        return self.get(slug=slug)


class SchemeMembershipQuerySet(models.QuerySet["SchemeMembership"]):
    def get_by_natural_key(self, scheme: str, concept: str) -> SchemeMembership:
        return self.get(scheme__slug=scheme, concept__slug=concept)


class ConceptMatchQuerySet(models.QuerySet["ConceptMatch"]):
    def get_by_natural_key(self, from_concept: str, to_concept: str) -> ConceptMatch:
        return self.get(from_concept__slug=from_concept, to_concept__slug=to_concept)


class RegionQuerySet(models.QuerySet["Region"]):
    def roots(self) -> RegionQuerySet:
        return self.filter(parent=None)

    def get_by_natural_key(self, slug: str) -> Region:
        return self.get(slug=slug)


class CountryQuerySet(models.QuerySet["Country"]):
    def in_region(self, region: str) -> CountryQuerySet:
        """Countries placed in the region or in one directly or two steps below it."""
        return self.filter(
            models.Q(regions__slug=region)
            | models.Q(regions__parent__slug=region)
            | models.Q(regions__parent__parent__slug=region)
        ).distinct()

    def get_by_natural_key(self, code: str) -> Country:
        return self.get(code=code)
