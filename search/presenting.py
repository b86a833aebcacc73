"""Adds to hits and counts the words people read: names of kinds, languages, countries and facet values."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from . import conf
from .engines.base import Counts
from .facets import Facet, FacetValue, facet_labels, facet_names, facet_spec
from .registry import kinds
from .results import Hit, OtherLanguage


def in_words(hits: Iterable[Hit], language: str) -> tuple[Hit, ...]:
    """Hits ready to show, one for each work on the page, with its other languages named."""
    hits = tuple(hits)
    named_kinds = kinds()
    kind_labels = facet_labels("kind", sorted({hit.kind for hit in hits}), language)
    countries = facet_labels("country", sorted({code for hit in hits for code in hit.countries}), language)
    languages = conf.language_names({hit.language for hit in hits})
    return tuple(
        replace(
            hit,
            kind_label=kind_labels[hit.kind],
            icon=named_kinds[hit.kind].icon if hit.kind in named_kinds else "",
            country_names=tuple(countries[code] for code in hit.countries),
            language_name="" if hit.language == language else languages.get(hit.language, hit.language),
            also_in=tuple(
                OtherLanguage(other.language, languages.get(other.language, other.language), other.url)
                for other in others
            ),
        )
        for hit, others in _one_each(hits, language)
    )


def _one_each(hits: Iterable[Hit], language: str) -> list[tuple[Hit, list[Hit]]]:
    """Languages of one work are folded into the reader's own, at the place of the best of them."""
    families: dict[str, list[Hit]] = {}
    for hit in hits:
        families.setdefault(hit.family or hit.key, []).append(hit)
    folded = []
    for members in families.values():
        chosen = next((hit for hit in members if hit.language == language), members[0])
        others = {
            hit.language: hit for hit in members if hit is not chosen and hit.language != chosen.language
        }
        folded.append((chosen, list(others.values())))
    return folded


def facets_of(
    counts: Mapping[str, Counts],
    names: Collection[str],
    filters: Mapping[str, Collection[str]],
    language: str,
) -> tuple[Facet, ...]:
    """Facets in their declared order; chosen values are there even when nothing has them."""
    return tuple(
        _facet(name, counts.get(name, Counts({})), tuple(filters.get(name, ())), language)
        for name in facet_names()
        if name in names
    )


def _facet(name: str, counts: Counts, chosen: Collection[str], language: str) -> Facet:
    spec = facet_spec(name)
    found = {**dict.fromkeys(chosen, 0), **counts.values}
    labels = facet_labels(name, list(found), language)
    values = [FacetValue(value, labels[value], count, value in chosen) for value, count in found.items()]
    if spec.newest_first:
        values.sort(key=lambda value: value.value, reverse=True)
    else:
        values.sort(key=lambda value: (-value.count, value.label.casefold()))
    values.sort(key=lambda value: not value.selected)
    return Facet(name, str(spec.label), tuple(values), counts.without)
