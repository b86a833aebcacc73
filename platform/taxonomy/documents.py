"""The vocabulary files as checked records; nothing here touches the database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from taxonomy.entries import Entry, VocabularyError
from taxonomy.models import ConceptMatch


@dataclass(frozen=True, slots=True)
class MatchRecord:
    to: str
    kind: str


@dataclass(frozen=True, slots=True)
class ConceptRecord:
    """One entry of a scheme; without labels it refers to a concept that another file describes."""

    slug: str
    labels: dict[str, str] = field(default_factory=dict)
    definition: dict[str, str] = field(default_factory=dict)
    synonyms: dict[str, list[str]] = field(default_factory=dict)
    acronym: str = ""
    broader: str = ""
    notation: str = ""
    matches: tuple[MatchRecord, ...] = ()

    @property
    def is_reference(self) -> bool:
        return not self.labels


@dataclass(frozen=True, slots=True)
class SchemeRecord:
    slug: str
    labels: dict[str, str]
    description: dict[str, str]
    order: int
    is_facet: bool
    concepts: tuple[ConceptRecord, ...]


@dataclass(frozen=True, slots=True)
class RegionRecord:
    slug: str
    labels: dict[str, str]
    parent: str


@dataclass(frozen=True, slots=True)
class CountryRecord:
    code: str
    alpha3: str
    m49: str
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabularies:
    schemes: tuple[SchemeRecord, ...]
    regions: tuple[RegionRecord, ...]
    countries: tuple[CountryRecord, ...]


def read_vocabularies(folder: Path) -> Vocabularies:
    """Read every TOML file of the folder; a file holds a scheme, the regions or the countries."""
    if not folder.is_dir():
        raise VocabularyError(f"{folder}: no such folder")
    schemes: list[SchemeRecord] = []
    regions: list[RegionRecord] = []
    countries: list[CountryRecord] = []
    for path in sorted(folder.glob("*.toml")):
        content = Entry.from_file(path)
        if "region" in content:
            content.only("region")
            regions += [_region(entry) for entry in content.tables("region", named_by="slug")]
        elif "country" in content:
            content.only("country")
            countries += [_country(entry) for entry in content.tables("country", named_by="code")]
        else:
            schemes.append(_scheme(content))
    found = Vocabularies(tuple(schemes), tuple(regions), tuple(countries))
    _check_once(found)
    _check_references(found)
    return found


def _scheme(content: Entry) -> SchemeRecord:
    content.only("slug", "label", "description", "order", "facet", "concept")
    return SchemeRecord(
        slug=content.required("slug"),
        labels=content.required_texts("label"),
        description=content.texts("description"),
        order=content.number("order"),
        is_facet=content.flag("facet"),
        concepts=tuple(_concept(entry) for entry in content.tables("concept", named_by="slug")),
    )


def _concept(entry: Entry) -> ConceptRecord:
    entry.only("slug", "label", "definition", "synonyms", "acronym", "broader", "notation", "match")
    if any(key in entry for key in ("definition", "synonyms", "acronym", "match")):
        entry.required_texts("label")
    return ConceptRecord(
        slug=entry.required("slug"),
        labels=entry.texts("label"),
        definition=entry.texts("definition"),
        synonyms=entry.text_lists("synonyms"),
        acronym=entry.text("acronym"),
        broader=entry.text("broader"),
        notation=entry.text("notation"),
        matches=tuple(_match(match) for match in entry.tables("match", named_by="to")),
    )


def _match(entry: Entry) -> MatchRecord:
    entry.only("to", "kind")
    kind = entry.required("kind")
    if kind not in ConceptMatch.Kind.values:
        raise entry.fault(f"match kind {kind!r} is not one of {', '.join(ConceptMatch.Kind.values)}")
    return MatchRecord(to=entry.required("to"), kind=kind)


def _region(entry: Entry) -> RegionRecord:
    entry.only("slug", "label", "parent")
    return RegionRecord(entry.required("slug"), entry.required_texts("label"), entry.text("parent"))


def _country(entry: Entry) -> CountryRecord:
    entry.only("code", "alpha3", "m49", "regions")
    code = entry.required("code")
    if len(code) != 2 or not code.isupper():
        raise entry.fault("code must be two capital letters")
    return CountryRecord(code, entry.required("alpha3"), entry.text("m49"), tuple(entry.strings("regions")))


def _check_once(found: Vocabularies) -> None:
    _once("scheme", (scheme.slug for scheme in found.schemes))
    _once("concept", (entry.slug for entry in _entries(found) if not entry.is_reference))
    _once("region", (region.slug for region in found.regions))
    _once("country", (country.code for country in found.countries))
    for scheme in found.schemes:
        _once(f"{scheme.slug}: entry", (entry.slug for entry in scheme.concepts))


def _check_references(found: Vocabularies) -> None:
    concepts = {entry.slug for entry in _entries(found) if not entry.is_reference}
    regions = {region.slug for region in found.regions}
    for entry in _entries(found):
        named = [entry.slug, entry.broader, *(match.to for match in entry.matches)]
        _known("concept", named, concepts, entry.slug)
    for region in found.regions:
        _known("region", [region.parent], regions, region.slug)
    for country in found.countries:
        _known("region", country.regions, regions, country.code)


def _entries(found: Vocabularies) -> list[ConceptRecord]:
    return [entry for scheme in found.schemes for entry in scheme.concepts]


def _once(kind: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise VocabularyError(f"{kind} {name!r} is described more than once")
        seen.add(name)


def _known(kind: str, named: Iterable[str], known: set[str], where: str) -> None:
    for name in named:
        if name and name not in known:
            raise VocabularyError(f"{where}: no file describes the {kind} {name!r}")
