"""Names and hierarchy of the search filters; the index itself holds slugs and codes only."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from search import register_expander, register_facet
from taxonomy import glossary, labels
from taxonomy.languages import own_name

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
    return {value: _broader(value, FRAMEWORK_SCHEMES) for value in values}


def topic_parents(values: Collection[str]) -> Mapping[str, Collection[str]]:
    return {value: _broader(value, ("theme",)) for value in values}


def _broader(slug: str, schemes: Collection[str]) -> list[str]:
    found = (labels.broader_of(slug, scheme=scheme) for scheme in schemes)
    return [above for above in found if above]


register_facet("topic", label=_("Topic"), labels=concept_names, parents=topic_parents)
register_facet("audience", label=_("For whom"), labels=concept_names)
register_facet("framework", label=_("Principle or goal"), labels=concept_names, parents=framework_parents)
register_facet("country", label=_("Country"), labels=country_names)
register_facet("region", label=_("Region"), labels=region_names, parents=region_parents)
register_facet("language", labels=language_names)

# A query that has no answer is asked again with the acronym and the other names of its concepts.
register_expander(glossary.expansions)
