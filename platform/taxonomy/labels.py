"""Labels of concepts, schemes, countries and regions, held in memory.

A list page asks here instead of joining. An edit drops the memory of its own process at once;
other processes compare one stamp row, at most once in a few seconds.
"""

import time
from collections.abc import Iterable, Mapping

from django.conf import settings

from taxonomy.countries import country_names
from taxonomy.models import VocabularyStamp
from taxonomy.models.stamp import ONLY, fresh_stamp
from taxonomy.snapshot import Snapshot, read_snapshot
from taxonomy.texts import primary, sort_key

DEFAULT_CHECK_SECONDS = 5.0

_held: tuple[Snapshot, float] | None = None


def snapshot() -> Snapshot:
    """Give the vocabularies as of now, give or take the check interval."""
    global _held
    now = time.monotonic()
    held = _held
    if held is not None:
        known, checked = held
        if now - checked < check_seconds():
            return known
        if known.stamp == current_stamp():
            _held = (known, now)
            return known
    fresh = read_snapshot(current_stamp())
    _held = (fresh, now)
    return fresh


def check_seconds() -> float:
    """For how long at most a process does not know of another's edit."""
    return float(getattr(settings, "TAXONOMY_CHECK_SECONDS", DEFAULT_CHECK_SECONDS))


def current_stamp() -> str:
    return VocabularyStamp.objects.filter(pk=ONLY).values_list("value", flat=True).first() or ""


def forget() -> None:
    global _held
    _held = None


def renew_stamp() -> None:
    """Tell every process that labels changed; part of the transaction that changed them."""
    value = fresh_stamp()
    if not VocabularyStamp.objects.filter(pk=ONLY).update(value=value):
        VocabularyStamp.objects.create(pk=ONLY, value=value)
    forget()


def concept_labels(language: str) -> Mapping[str, str]:
    return snapshot().labels("concepts", language)


def scheme_labels(language: str) -> Mapping[str, str]:
    return snapshot().labels("schemes", language)


def region_labels(language: str) -> Mapping[str, str]:
    return snapshot().labels("regions", language)


def country_labels(language: str) -> Mapping[str, str]:
    """Name every country, whether or not its row is loaded; costs no query at all."""
    return country_names(primary(language))


def concept_acronyms() -> Mapping[str, str]:
    return snapshot().acronyms


def scheme_choices(scheme: str, language: str) -> list[tuple[str, str]]:
    """List slug and label of a scheme's concepts in the editors' order, for a form field."""
    held = snapshot()
    labels = held.labels("concepts", language)
    return [(slug, labels[slug]) for slug in held.members.get(scheme, ())]


def region_choices(language: str) -> list[tuple[str, str]]:
    return list(region_labels(language).items())


def country_choices(language: str) -> list[tuple[str, str]]:
    """List code and name of the loaded countries in the reader's alphabetical order."""
    names = country_labels(language)
    pairs = [(code, names.get(code, code)) for code in snapshot().country_regions]
    return sorted(pairs, key=lambda pair: sort_key(pair[1]))


def regions_of(country_codes: Iterable[str]) -> set[str]:
    """Give the regions the countries lie in together with every region above those."""
    held = snapshot()
    found: set[str] = set()
    for code in country_codes:
        for region in held.country_regions.get(code, ()):
            found.update(held.lineage(region))
    return found


def region_lineage(region: str) -> tuple[str, ...]:
    """Give the region and those above it, the widest last."""
    return snapshot().lineage(region)


def broader_of(slug: str, *, scheme: str) -> str | None:
    return snapshot().broader.get((scheme, slug))
