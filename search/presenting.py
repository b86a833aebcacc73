"""Adds to hits and counts the words people read: names of kinds, languages, countries and facet values."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from . import conf
from .engines.base import Counts
from .facets import DEEPEST_LEVEL, Facet, FacetSpec, FacetValue, facet_labels, facet_names, facet_spec
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
    headings = spec.headings(list(found), language) if spec.headings else {}
    values = [
        FacetValue(value, labels[value], count, value in chosen, heading=headings.get(value, ""))
        for value, count in found.items()
    ]
    values.sort(key=partial(_order, newest_first=spec.newest_first))
    roots = _tree(values, spec) if spec.parents else values
    return Facet(name, str(spec.label), tuple(values), counts.without, tuple(roots))


def _order(value: FacetValue, newest_first: bool) -> tuple[object, ...]:
    """What is chosen or holds what is chosen, then by count, then by name; years by their number."""
    if newest_first:
        return (not value.is_open, [-ord(sign) for sign in value.value])
    return (not value.is_open, -value.count, value.label.casefold())


def _tree(values: Sequence[FacetValue], spec: FacetSpec) -> list[FacetValue]:
    """Each value below the first of its parents that is there; one whose parents go in a circle is a root."""
    present = {value.value: value for value in values}
    above = spec.parents(sorted(present)) if spec.parents else {}
    parent = {
        value: next((each for each in above.get(value, ()) if each in present and each != value), "")
        for value in present
    }
    below: dict[str, list[str]] = {}
    for value in present:
        below.setdefault("" if _circular(value, parent) else parent[value], []).append(value)
    order = partial(_order, newest_first=spec.newest_first)

    def built(names: Iterable[str]) -> list[FacetValue]:
        made = (replace(present[name], children=tuple(built(below.get(name, ())))) for name in names)
        return sorted(made, key=order)

    return built(below.get("", ()))


def _circular(value: str, parent: Mapping[str, str]) -> bool:
    step = parent[value]
    for _level in range(DEEPEST_LEVEL):
        if not step:
            return False
        step = parent.get(step, "")
    return True
