"""The facets, declared once: what they are called, how values are named and which value holds which."""

import re
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import conf

VALUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}")
NAME = re.compile(r"[a-z][a-z0-9]{0,29}")
DEEPEST_LEVEL = 8
FIRST_YEAR, LAST_YEAR = 1900, 2100
LABELS_KEPT_SECONDS = 60.0

Labels = Callable[[Collection[str], str], Mapping[str, str]]
Parents = Callable[[Collection[str]], Mapping[str, Collection[str]]]
Headings = Callable[[Collection[str], str], Mapping[str, str]]
Names = Callable[[str], Iterable[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class FacetSpec:
    """How one facet is shown; names of values that are `searched` are found like words of the text.

    `headings` names, in a language, what values stand under in a long list. `names` gives, in a language, each value there can be with a name people may type for it.
    """

    name: str
    label: str | Promise
    labels: Labels | None = None
    parents: Parents | None = None
    headings: Headings | None = None
    newest_first: bool = False
    searched: bool = False
    names: Names | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One choice with the number of hits it would show, and the narrower choices below it."""

    value: str
    label: str
    count: int
    selected: bool = False
    children: tuple["FacetValue", ...] = ()
    heading: str = ""

    @property
    def is_open(self) -> bool:
        """Whether what is below it should be seen at once."""
        return self.selected or any(child.is_open for child in self.children)

    @property
    def has_open_child(self) -> bool:
        return any(child.is_open for child in self.children)


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of choices; `without` counts the hits there would be with this group's choices dropped.

    `values` has every choice, `roots` those that stand below no other, with their children.
    """

    name: str
    label: str
    values: tuple[FacetValue, ...]
    without: int | None = None
    roots: tuple[FacetValue, ...] = ()

    SHOWN_AT_FIRST = 8
    LONG = 16

    @property
    def selected(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in self.values if value.selected)

    @property
    def first(self) -> tuple[FacetValue, ...]:
        opened = sum(value.is_open for value in self.roots)
        return self.roots[: max(self.SHOWN_AT_FIRST, opened)]

    @property
    def more(self) -> tuple[FacetValue, ...]:
        """The rest, under its headings if it has any."""
        rest = self.roots[len(self.first) :]
        return tuple(sorted(rest, key=lambda value: value.heading.casefold()))

    @property
    def is_long(self) -> bool:
        return len(self.values) > self.LONG


def _language_labels(values: Collection[str], language: str) -> Mapping[str, str]:
    return conf.language_names(values)


def _years(language: str) -> Iterable[tuple[str, str]]:
    return ((str(year), str(year)) for year in range(FIRST_YEAR, LAST_YEAR + 1))


_specs: dict[str, FacetSpec] = {
    spec.name: spec
    for spec in (
        FacetSpec("kind", pgettext_lazy("facet", "Type")),
        FacetSpec("topic", _("Topic"), searched=True),
        FacetSpec("country", _("Country"), searched=True),
        FacetSpec("region", _("Region"), searched=True),
        FacetSpec("audience", _("For whom")),
        FacetSpec("language", _("Language"), labels=_language_labels),
        FacetSpec("framework", _("Principle or goal"), searched=True),
        FacetSpec("year", _("Year"), newest_first=True, names=_years),
    )
}
_kept_labels: dict[tuple[str, str, str], tuple[float, str]] = {}


def register_facet(
    name: str,
    *,
    label: str | Promise | None = None,
    labels: Labels | None = None,
    parents: Parents | None = None,
    headings: Headings | None = None,
    names: Names | None = None,
) -> None:
    """Name a facet's values and their hierarchy; a new name adds a field and so a rebuild."""
    if not NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot be the name of a facet")
    known = _specs.get(name, FacetSpec(name, name))
    _specs[name] = replace(
        known,
        label=known.label if label is None else label,
        labels=labels or known.labels,
        parents=parents or known.parents,
        headings=headings or known.headings,
        names=names or known.names,
    )


def facet_names() -> tuple[str, ...]:
    return tuple(_specs)


def facet_spec(name: str) -> FacetSpec:
    return _specs[name]


def with_ancestors(name: str, values: Iterable[str]) -> tuple[str, ...]:
    """The values and everything above them, so that a filter on the wider term finds them."""
    found = dict.fromkeys(values)
    parents = _specs[name].parents
    if parents is None:
        return tuple(found)
    level = set(found)
    for _depth in range(DEEPEST_LEVEL):
        above = {parent for group in parents(sorted(level)).values() for parent in group} - set(found)
        if not above:
            break
        found.update(dict.fromkeys(sorted(above)))
        level = above
    return tuple(found)


def facet_labels(name: str, values: Collection[str], language: str) -> dict[str, str]:
    """Names for values in a language, asked of their owner at most once a minute each."""
    now = time.monotonic()
    labels: dict[str, str] = {}
    missing: list[str] = []
    for value in values:
        kept_at, label = _kept_labels.get((name, language, value), (0.0, ""))
        if label and now - kept_at < LABELS_KEPT_SECONDS:
            labels[value] = label
        else:
            missing.append(value)
    named = _specs[name].labels
    if missing and named is not None:
        fresh = {value: str(label) for value, label in named(missing, language).items()}
        if len(_kept_labels) > 20_000:
            _kept_labels.clear()
        _kept_labels.update({(name, language, value): (now, label) for value, label in fresh.items()})
        labels.update(fresh)
    return {value: labels.get(value, value) for value in values}


def forget_labels() -> None:
    _kept_labels.clear()
