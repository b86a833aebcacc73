"""Asks every question of the lists and sums up how well it was answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from search import Query, engine, find
from search.results import Hit
from seeding.reader import FixtureError
from seeding.relevance.cast import cast
from seeding.relevance.judgements import Graded, Judgements, Probe, Question, Wanted
from seeding.relevance.measures import DEPTH, mean, ndcg, reciprocal_rank
from seeding.relevance.probing import leaks
from seeding.relevance.works import Works

LANGUAGES = ("en", "fr", "es", "ar")
TYPO_DEPTH = 3
# At least, but leaks at most.
TARGETS: Mapping[str, float] = {
    "ndcg": 0.80,
    "known_mrr": 0.85,
    "typo_recovered": 0.85,
    "crossing_hit": 0.90,
    "leaks": 0,
}
# Where a graded query counts as a failure worth a line; the others fail when the one work is not where it must be.
POOR = 0.80
CAME_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question with its score between 0 and 1; a failure says what was expected and what came."""

    part: str
    question: Question
    score: float
    expected: str = ""
    came: str = ""

    @property
    def name(self) -> str:
        return f"{self.part}: {self.question}"

    @property
    def failed(self) -> bool:
        return bool(self.came)


@dataclass(frozen=True, slots=True)
class Evaluation:
    engine: str
    outcomes: tuple[Outcome, ...]
    figures: Mapping[str, float] = field(default_factory=dict)

    @property
    def missed(self) -> tuple[str, ...]:
        """Names of the figures that miss their target."""
        return tuple(name for name in TARGETS if not meets(name, self.figures[name]))

    @property
    def failures(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.failed)

    def as_json(self) -> dict[str, Any]:
        return {
            "engine": self.engine,
            "figures": dict(self.figures),
            "questions": {outcome.name: round(outcome.score, 4) for outcome in self.outcomes},
        }


def meets(name: str, figure: float) -> bool:
    return figure <= TARGETS[name] if name == "leaks" else figure >= TARGETS[name]


def evaluate(judgements: Judgements) -> Evaluation:
    """Needs the demonstration content and an index; nothing in the database is changed."""
    works = Works.loaded()
    if not works:
        raise FixtureError("The demonstration content is not loaded: manage.py seed, then search_rebuild.")
    name = engine().info().engine
    if not engine().info().ready:
        raise FixtureError("There is no index to ask: manage.py search_rebuild.")
    with cast() as people:
        asking = _Asking(works, people)
        outcomes = (
            *(asking.graded(query) for query in judgements.graded),
            *(asking.known(item) for item in judgements.known),
            *(asking.within("typos", item, TYPO_DEPTH) for item in judgements.typos),
            *(asking.within("crossings", item, DEPTH) for item in judgements.crossings),
            *(asking.probe(probe) for probe in judgements.probes),
        )
    return Evaluation(name, outcomes, _figures(outcomes))


def _figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    def scores(part: str, language: str = "") -> list[float]:
        return [
            each.score for each in outcomes if each.part == part and language in {"", each.question.language}
        ]

    figures = {
        "ndcg": mean(scores("graded")),
        **{f"ndcg_{language}": mean(scores("graded", language)) for language in LANGUAGES},
        "known_mrr": mean(scores("known")),
        "typo_recovered": mean(scores("typos")),
        "crossing_hit": mean(scores("crossings")),
        "leaks": float(scores("probes").count(0.0)),
    }
    return {name: round(figure, 4) for name, figure in figures.items()}


@dataclass(frozen=True, slots=True)
class _Asking:
    """Asks as a person of the role would, on the first page of results."""

    works: Works
    people: Mapping[str, Any]

    def _hits(self, question: Question) -> tuple[Hit, ...]:
        query = Query(text=question.asked, language=question.language, facets=(), snippets=False)
        results = find(query, self.people[question.who])
        if results.warming:
            raise FixtureError(f"The index did not answer {question}.")
        return (*results.hits, *results.further)

    def graded(self, query: Graded) -> Outcome:
        for name in query.grades:
            self.works.keys(name)
        hits = self._hits(query)
        gains = [self._gain(hit, query) for hit in hits]
        score = ndcg(gains, query.grades.values())
        if score >= POOR:
            return Outcome("graded", query, score)
        wanted = sorted(query.grades, key=lambda name: -query.grades[name])[:CAME_SHOWN]
        return Outcome("graded", query, score, ", ".join(wanted), self._came(hits, gains))

    def _gain(self, hit: Hit, query: Graded) -> int:
        """The grade of the work, less one where the reader's own language is a click away."""
        work = self.works.work(hit.key)
        grade = query.grades.get(work, 0)
        elsewhere = hit.language != query.language and self.works.is_in(work, query.language)
        return max(0, grade - elsewhere)

    def known(self, item: Wanted) -> Outcome:
        hits, place = self._place(item)
        score = reciprocal_rank(place)
        if score == 1:
            return Outcome("known", item, score)
        at = f"{item.wanted} first, not at place {place}" if place else item.wanted
        return Outcome("known", item, score, at, self._came(hits))

    def within(self, part: str, item: Wanted, depth: int) -> Outcome:
        hits, place = self._place(item)
        if place and place <= depth:
            return Outcome(part, item, 1.0)
        at = f"{item.wanted} in the first {depth}" + (f", not at place {place}" if place else "")
        return Outcome(part, item, 0.0, at, self._came(hits))

    def _place(self, item: Wanted) -> tuple[tuple[Hit, ...], int | None]:
        keys = self.works.keys(item.wanted)
        hits = self._hits(item)
        return hits, next((place for place, hit in enumerate(hits, start=1) if hit.key in keys), None)

    def probe(self, probe: Probe) -> Outcome:
        found = "; ".join(leaks(probe, self.works, self.people))
        return Outcome("probes", probe, 0.0 if found else 1.0, f"nothing of {probe.never}", found)

    def _came(self, hits: Sequence[Hit], gains: Sequence[int] = ()) -> str:
        shown = [self.works.name(hit.key) for hit in hits[:CAME_SHOWN]]
        if gains:
            shown = [f"{name}={gain}" for name, gain in zip(shown, gains, strict=False)]
        return ", ".join(shown) or "nothing"
