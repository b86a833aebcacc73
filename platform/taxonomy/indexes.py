"""Names and hierarchy of the search filters; the index itself holds slugs and codes only."""

from collections.abc import Collection, Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from search import register_expander, register_facet
from search.facets import LABELS_KEPT_SECONDS
from taxonomy import glossary, labels, matrix
from taxonomy.languages import FREQUENT, language_labels, own_name
from taxonomy.texts import primary

# When a name was changed, every process uses the new one after this long.
NAMES_KNOWN_SECONDS = LABELS_KEPT_SECONDS + 2 * labels.check_seconds()
# The schemes whose concepts share the one filter called framework.
FRAMEWORK_SCHEMES = (
    "rrr-principle",
    "avrr-principle",
    "avrr-objective",
    "avrr-activity",
    "dimension",
    "level",
    "stage",
    "vulnerability",
    "framework",
)


def _picked(known: Mapping[str, str], values: Collection[str]) -> dict[str, str]:
    return {value: known[value] for value in values if value in known}


def concept_names(values: Collection[str], language: str) -> Mapping[str, str]:
    return _picked(labels.concept_labels(language), values)


def framework_names(values: Collection[str], language: str) -> Mapping[str, str]:
    return {**concept_names(values, language), **matrix.cell_labels(values, language)}


def region_names(values: Collection[str], language: str) -> Mapping[str, str]:
    return _picked(labels.region_labels(language), values)


def country_names(values: Collection[str], language: str) -> Mapping[str, str]:
    return _picked(labels.country_labels(language), values)


def language_names(values: Collection[str], language: str) -> Mapping[str, str]:
    """Name each language as its speakers do, whatever the reader's own is."""
    names = {value: own_name(value) for value in values}
    return {value: name[:1].upper() + name[1:] for value, name in names.items()}


def region_parents(values: Collection[str]) -> Mapping[str, Collection[str]]:
    return {value: labels.region_lineage(value)[1:2] for value in values}


def framework_parents(values: Collection[str]) -> Mapping[str, Collection[str]]:
    return {value: matrix.parts_of(value) or _broader(value, FRAMEWORK_SCHEMES) for value in values}


def topic_parents(values: Collection[str]) -> Mapping[str, Collection[str]]:
    return {value: _broader(value, ("theme",)) for value in values}


def country_headings(values: Collection[str], language: str) -> Mapping[str, str]:
    """The region a country is listed under: of several, the first in the editors' order."""
    held = labels.snapshot()
    named = held.labels("regions", language)
    return {
        value: next((named[region] for region in named if region in held.country_regions[value]), "")
        for value in values
        if value in held.country_regions
    }


def framework_headings(values: Collection[str], language: str) -> Mapping[str, str]:
    """The vocabulary a goal belongs to."""
    held = labels.snapshot()
    named = held.labels("schemes", language)
    homes = {slug: scheme for scheme in reversed(FRAMEWORK_SCHEMES) for slug in held.members.get(scheme, ())}
    return {value: named[homes[value]] for value in values if value in homes}


def _named_in(language: str, schemes: Collection[str]) -> Iterable[tuple[str, str]]:
    """Each concept by its name, then by its acronym and its other names."""
    held = labels.snapshot()
    named = held.labels("concepts", language)
    slugs = list(dict.fromkeys(slug for scheme in schemes for slug in held.members.get(scheme, ())))
    yield from ((slug, named[slug]) for slug in slugs)
    yield from ((slug, held.acronyms[slug]) for slug in slugs if slug in held.acronyms)
    for slug in slugs:
        yield from ((slug, name) for name in held.synonyms.get(slug, {}).get(primary(language), ()))


def topic_typed(language: str) -> Iterable[tuple[str, str]]:
    return _named_in(language, ("theme",))


def audience_typed(language: str) -> Iterable[tuple[str, str]]:
    return _named_in(language, ("audience",))


def framework_typed(language: str) -> Iterable[tuple[str, str]]:
    return _named_in(language, FRAMEWORK_SCHEMES)


def country_typed(language: str) -> Iterable[tuple[str, str]]:
    return labels.country_labels(language).items()


def region_typed(language: str) -> Iterable[tuple[str, str]]:
    return labels.region_labels(language).items()


def language_typed(language: str) -> Iterable[tuple[str, str]]:
    """In the reader's language and in its own."""
    names = language_labels(language)
    return [*names.items(), *((code, own_name(code)) for code in FREQUENT)]


def _broader(slug: str, schemes: Collection[str]) -> list[str]:
    found = (labels.broader_of(slug, scheme=scheme) for scheme in schemes)
    return [above for above in found if above]


register_facet("topic", label=_("Topic"), labels=concept_names, parents=topic_parents, names=topic_typed)
register_facet("audience", label=_("For whom"), labels=concept_names, names=audience_typed)
register_facet(
    "framework",
    label=_("Principle or goal"),
    labels=framework_names,
    parents=framework_parents,
    headings=framework_headings,
    names=framework_typed,
)
register_facet(
    "country", label=_("Country"), labels=country_names, headings=country_headings, names=country_typed
)
register_facet("region", label=_("Region"), labels=region_names, parents=region_parents, names=region_typed)
register_facet("language", labels=language_names, names=language_typed)

# A query that has no answer is asked again with the acronym and the other names of its concepts.
register_expander(glossary.expansions)
