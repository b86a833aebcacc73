"""How the search did, week by week, from counts alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from discovery.models import Tally
from search.facets import facet_names, facet_spec

WEEKS: Final = 12
LISTED: Final = 20


@dataclass(frozen=True, slots=True)
class Week:
    """One week that begins on a Monday."""

    begins: date
    asked: int
    nothing: int
    corrected: int
    loose: int

    @property
    def nothing_percent(self) -> int:
        return round(100 * self.nothing / self.asked) if self.asked else 0


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weeks(today: date) -> list[Week]:
    """The present week and those before it, newest first."""
    begins = [monday(today) - timedelta(weeks=back) for back in range(WEEKS)]
    counted: dict[date, Counter[str]] = defaultdict(Counter)
    rows = Tally.objects.since(begins[-1]).filter(word="").values_list("day", "kind", "times")
    for day, kind, times in rows:
        counted[monday(day)][kind] += times
    kinds = (Tally.Kind.ASKED, *Tally.OUTCOMES)
    return [Week(begin, *(counted[begin][kind] for kind in kinds)) for begin in begins]


def common_queries(since: date, until: date) -> dict[str, list[dict[str, Any]]]:
    """The queries of each outcome that came often enough to be shown, the most frequent first."""
    rows = Tally.objects.since(since).filter(day__lt=until).shown_words().order_by("-visits", "word")
    found: dict[str, list[dict[str, Any]]] = {str(kind): [] for kind in Tally.OUTCOMES}
    for row in rows:
        if len(found[row["kind"]]) < LISTED:
            found[row["kind"]].append(row)
    return found


def common_facets(since: date, until: date) -> list[tuple[str, int]]:
    """Names of the filters with how often each was in use."""
    used: Counter[str] = Counter()
    rows = Tally.objects.since(since).filter(day__lt=until, kind=Tally.Kind.FACET)
    for name, times in rows.values_list("word", "times"):
        used[name] += times
    return [
        (str(facet_spec(name).label), times) for name, times in used.most_common() if name in facet_names()
    ]
