"""The vocabularies as every request reads them: once in memory for as long as nothing changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from taxonomy.models import Concept, Country, Region, Scheme, SchemeMembership
from taxonomy.texts import primary, text_in

Labels = dict[str, dict[str, str]]
Synonyms = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The vocabularies as read in one go under one stamp, and then only looked up."""

    stamp: str
    concepts: Labels
    acronyms: dict[str, str]
    definitions: Labels
    synonyms: Synonyms
    schemes: Labels
    members: dict[str, tuple[str, ...]]
    broader: dict[tuple[str, str], str]
    regions: Labels
    region_parents: dict[str, str | None]
    country_regions: dict[str, frozenset[str]]
    picked: dict[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)

    def labels(self, kind: Literal["concepts", "schemes", "regions"], language: str) -> Mapping[str, str]:
        """Pick one language once; later calls share the result, which is read-only."""
        key = (kind, primary(language))
        if key not in self.picked:
            texts: Labels = getattr(self, kind)
            self.picked[key] = MappingProxyType(
                {slug: text_in(labels, language, slug) for slug, labels in texts.items()}
            )
        return self.picked[key]

    def lineage(self, region: str) -> tuple[str, ...]:
        line: list[str] = []
        step: str | None = region if region in self.region_parents else None
        while step is not None and step not in line:
            line.append(step)
            step = self.region_parents.get(step)
        return tuple(line)


def read_snapshot(stamp: str) -> Snapshot:
    """Read everything in five queries; the stamp was read first, so a race only reloads again."""
    members: dict[str, list[str]] = {}
    broader: dict[tuple[str, str], str] = {}
    for scheme, slug, above in SchemeMembership.objects.order_by("order", "concept__slug").values_list(
        "scheme__slug", "concept__slug", "broader__slug"
    ):
        members.setdefault(scheme, []).append(slug)
        if above:
            broader[scheme, slug] = above
    concepts = list(Concept.objects.order_by("slug"))
    regions = list(Region.objects.values_list("slug", "labels", "parent__slug"))
    placed: dict[str, set[str]] = {}
    for code, region in Country.objects.values_list("code", "regions__slug"):
        placed.setdefault(code, set())
        if region:
            placed[code].add(region)
    return Snapshot(
        stamp=stamp,
        concepts={concept.slug: concept.labels for concept in concepts},
        acronyms={concept.slug: concept.acronym for concept in concepts if concept.acronym},
        definitions={concept.slug: concept.definition for concept in concepts if concept.definition},
        synonyms={concept.slug: concept.synonyms for concept in concepts if concept.synonyms},
        schemes=dict(Scheme.objects.values_list("slug", "labels")),
        members={scheme: tuple(slugs) for scheme, slugs in members.items()},
        broader=broader,
        regions={slug: labels for slug, labels, _parent in regions},
        region_parents={slug: parent for slug, _labels, parent in regions},
        country_regions={code: frozenset(slugs) for code, slugs in placed.items()},
    )
