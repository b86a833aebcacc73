"""Counting what the rules found, missed and made up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final

from privacy.detecting import find
from privacy.evaluation.texts import Gold, Made
from privacy.finding import Finding, Kind

STRUCTURED: Final = (Kind.PHONE, Kind.EMAIL, Kind.DOCUMENT, Kind.CASE, Kind.BIRTH)
LENGTH: Final = 2_000


@dataclass(slots=True)
class Tally:
    """`found` of `there` were covered to the last letter; `right` of `said` touched something real."""

    there: int = 0
    found: int = 0
    said: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.there if self.there else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0


@dataclass(slots=True)
class Score:
    """What came out over a set of texts."""

    tallies: dict[tuple[Kind, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    clean_posts: int = 0
    false_alarms: int = 0
    missed: list[tuple[Made, Gold]] = field(default_factory=list)
    made_up: list[tuple[Made, Finding]] = field(default_factory=list)

    def total(self, kinds: Iterable[Kind]) -> Tally:
        wanted, whole = set(kinds), Tally()
        for (kind, _language), tally in self.tallies.items():
            if kind in wanted:
                whole.there += tally.there
                whole.found += tally.found
                whole.said += tally.said
                whole.right += tally.right
        return whole

    @property
    def alarms_in_twenty(self) -> float:
        """False alarms in twenty clean posts."""
        return 20 * self.false_alarms / self.clean_posts if self.clean_posts else 0.0


def score(texts: Iterable[Made]) -> Score:
    """A place counts as found when nothing of it is left to read, whatever kind it was called."""
    result = Score()
    for made in texts:
        findings = find(made.text, language=made.language, countries=made.countries)
        if not made.gold:
            result.clean_posts += 1
            result.false_alarms += len(findings)
            result.made_up += [(made, finding) for finding in findings]
            continue
        for gold in made.gold:
            tally = result.tallies[gold.kind, made.language]
            tally.there += 1
            if any(finding.start <= gold.start and gold.end <= finding.end for finding in findings):
                tally.found += 1
            else:
                result.missed.append((made, gold))
        for finding in findings:
            tally = result.tallies[finding.kind, made.language]
            tally.said += 1
            if any(finding.start < gold.end and gold.start < finding.end for gold in made.gold):
                tally.right += 1
            else:
                result.made_up.append((made, finding))
    return result


def times(texts: Iterable[Made]) -> list[float]:
    """Milliseconds for texts of 2,000 characters, put together from the made ones; sorted."""
    kept: dict[str, str] = defaultdict(str)
    taken: list[float] = []
    for made in texts:
        kept[made.language] += made.text + "\n"
        if len(kept[made.language]) >= LENGTH:
            text = kept.pop(made.language)[:LENGTH]
            started = perf_counter()
            find(text, language=made.language, countries=("SN", "DE"))
            taken.append((perf_counter() - started) * 1000)
    return sorted(taken)
