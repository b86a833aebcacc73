"""One pass over a text: every rule, the strongest first, no place marked twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from privacy import addresses, births, cases, documents, emails, names, phones, profiles
from privacy.finding import Finding
from privacy.folding import fold
from privacy.place import Asked, Place
from privacy.replacing import language_of, replacement

Rule = Callable[[Asked], Iterator[Place]]
# An earlier rule keeps what a later one would read otherwise: a date is no telephone number.
_RULES: Final[tuple[Rule, ...]] = (
    emails.places,
    profiles.places,
    documents.places,
    cases.places,
    births.places,
    addresses.places,
    phones.places,
    names.places,
)


def find(
    text: str,
    *,
    language: str = "",
    countries: Iterable[str] = (),
    is_member: Callable[[str], bool] | None = None,
) -> tuple[Finding, ...]:
    """What may identify somebody, in the order of the text.

    `countries` are codes of the corridor; they are looked at only when there is a number to read, so a
    queryset costs nothing before. `is_member` says whether an @name is a colleague of this site.
    """
    plain = fold(text)
    asked = Asked(text=plain.text, countries=countries, is_member=is_member)
    taken: list[Place] = []
    for rule in _RULES:
        for place in rule(asked):
            if not any(place.start < other.end and other.start < place.end for other in taken):
                taken.append(place)
    tongue = language_of(text, language)
    findings = []
    for place in sorted(taken, key=lambda place: place.start):
        start, end = plain.span(place.start, place.end)
        words = replacement(place, plain.text, tongue)
        findings.append(Finding(start, end, place.kind, place.certain, words))
    return tuple(findings)


def replaced(text: str, findings: Sequence[Finding]) -> str:
    """The text with neutral words in each place."""
    for finding in sorted(findings, key=lambda finding: finding.start, reverse=True):
        text = text[: finding.start] + finding.replacement + text[finding.end :]
    return text
