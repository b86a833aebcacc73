"""Bringing the vocabulary files into the database, as often as one likes.

Where a file and a row of the same slug differ, the file wins; what editors added beside it (a
concept, a synonym, a language) stays. Nothing is deleted, because content may refer to it.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.db import models, transaction

from taxonomy.documents import Vocabularies, read_vocabularies
from taxonomy.labels import renew_stamp
from taxonomy.models import Concept, ConceptMatch, Country, Region, Scheme, SchemeMembership

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row", bound=models.Model)


@dataclass(slots=True)
class Tally:
    """How the rows fared; without overwrite, rows that exist are left as they are."""

    overwrite: bool = True
    created: int = 0
    updated: int = 0
    unchanged: int = 0


@transaction.atomic
def load_vocabularies(folder: Path | str, *, overwrite: bool = True) -> Tally:
    """Load a folder all or nothing; raises VocabularyError before any row is touched."""
    found = read_vocabularies(Path(folder))
    tally = Tally(overwrite=overwrite)
    _load_regions(found, tally)
    _load_countries(found, tally)
    _load_concepts(found, tally)
    _load_schemes(found, tally)
    _load_memberships(found, tally)
    _load_matches(found, tally)
    renew_stamp()
    return tally


def _load_regions(found: Vocabularies, tally: Tally) -> None:
    existing = {region.slug: region for region in Region.objects.all()}
    wanted = {
        record.slug: Region(slug=record.slug, labels=record.labels, order=order)
        for order, record in enumerate(found.regions)
    }
    _sync(existing, wanted, ["labels", "order"], tally)
    ids = dict(Region.objects.values_list("slug", "id"))
    for record in found.regions:
        row = Region.objects.filter(slug=record.slug).exclude(parent_id=ids.get(record.parent))
        if tally.overwrite or record.slug not in existing:
            row.update(parent_id=ids.get(record.parent))


def _load_countries(found: Vocabularies, tally: Tally) -> None:
    existing = {country.code: country for country in Country.objects.all()}
    wanted = {
        record.code: Country(code=record.code, alpha3=record.alpha3, m49=record.m49)
        for record in found.countries
    }
    _sync(existing, wanted, ["alpha3", "m49"], tally)
    placement = Country.regions.through
    ids = dict(Region.objects.values_list("slug", "id"))
    placement.objects.bulk_create(
        (
            placement(country_id=record.code, region_id=ids[slug])
            for record in found.countries
            if tally.overwrite or record.code not in existing
            for slug in record.regions
        ),
        ignore_conflicts=True,
    )


def _load_concepts(found: Vocabularies, tally: Tally) -> None:
    wanted = {
        entry.slug: Concept(
            slug=entry.slug,
            labels=entry.labels,
            definition=entry.definition,
            synonyms=entry.synonyms,
            acronym=entry.acronym,
        )
        for scheme in found.schemes
        for entry in scheme.concepts
        if not entry.is_reference
    }
    existing = {concept.slug: concept for concept in Concept.objects.all()}
    _sync(existing, wanted, ["labels", "definition", "synonyms", "acronym"], tally)


def _load_schemes(found: Vocabularies, tally: Tally) -> None:
    wanted = {
        record.slug: Scheme(
            slug=record.slug,
            labels=record.labels,
            description=record.description,
            order=record.order,
            is_facet=record.is_facet,
        )
        for record in found.schemes
    }
    existing = {scheme.slug: scheme for scheme in Scheme.objects.all()}
    _sync(existing, wanted, ["labels", "description", "order", "is_facet"], tally)


def _load_memberships(found: Vocabularies, tally: Tally) -> None:
    schemes = dict(Scheme.objects.values_list("slug", "id"))
    concepts = dict(Concept.objects.values_list("slug", "id"))
    wanted = {
        (schemes[scheme.slug], concepts[entry.slug]): SchemeMembership(
            scheme_id=schemes[scheme.slug],
            concept_id=concepts[entry.slug],
            broader_id=concepts.get(entry.broader),
            notation=entry.notation,
            order=order,
        )
        for scheme in found.schemes
        for order, entry in enumerate(scheme.concepts)
    }
    existing = {(row.scheme_id, row.concept_id): row for row in SchemeMembership.objects.all()}
    _sync(existing, wanted, ["broader", "notation", "order"], tally)


def _load_matches(found: Vocabularies, tally: Tally) -> None:
    concepts = dict(Concept.objects.values_list("slug", "id"))
    wanted = {
        (concepts[entry.slug], concepts[match.to]): ConceptMatch(
            from_concept_id=concepts[entry.slug], to_concept_id=concepts[match.to], kind=match.kind
        )
        for scheme in found.schemes
        for entry in scheme.concepts
        for match in entry.matches
    }
    existing = {(row.from_concept_id, row.to_concept_id): row for row in ConceptMatch.objects.all()}
    _sync(existing, wanted, ["kind"], tally)


def _sync(existing: Mapping[Key, Row], wanted: Mapping[Key, Row], names: Sequence[str], tally: Tally) -> None:
    """Create the missing rows and bring the named fields of the others to what is wanted."""
    if not wanted:
        return
    model = type(next(iter(wanted.values())))
    created = [row for key, row in wanted.items() if key not in existing]
    updated = [
        existing[key]
        for key, row in wanted.items()
        if key in existing and tally.overwrite and _adopt(existing[key], row, names)
    ]
    model._default_manager.bulk_create(created)
    if updated:
        model._default_manager.bulk_update(updated, names, batch_size=100)
    tally.created += len(created)
    tally.updated += len(updated)
    tally.unchanged += len(wanted) - len(created) - len(updated)


def _adopt(held: models.Model, row: models.Model, names: Iterable[str]) -> bool:
    changed = False
    for name in names:
        attribute: str = getattr(held._meta.get_field(name), "attname", name)
        before = getattr(held, attribute)
        after = _merged(before, getattr(row, attribute))
        if before != after:
            setattr(held, attribute, after)
            changed = True
    return changed


def _merged(before: Any, after: Any) -> Any:
    """Let the file win over text; languages and synonyms it does not know are editors' additions."""
    if isinstance(before, dict) and isinstance(after, dict):
        return {**before, **{key: _merged(before.get(key), value) for key, value in after.items()}}
    if isinstance(before, list) and isinstance(after, list):
        return [*after, *(text for text in before if text not in after)]
    return after
