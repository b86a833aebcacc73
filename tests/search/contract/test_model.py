"""Random shelves and questions, answered by the engine and by a few lines of plain Python."""

import random
from dataclasses import dataclass
from functools import cache

import pytest

from search import Access
from search.engines.base import Document
from tests.search.stock import Stock, document

WORDS = ("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron")
KINDS = ("brief", "story", "topic")
TOPICS = ("health", "housing", "debt", "work")
COUNTRIES = ("SN", "GN", "ML")
CLASSES = (Access.public(), Access.members(), Access.any_of("group:1"), Access.any_of("group:2"))


@cache
def shelf() -> list[Document]:
    chance = random.Random(2026)
    return [
        document(
            f"D{number}",
            kind=chance.choice(KINDS),
            access=chance.choice(CLASSES),
            body=" ".join(chance.choices(WORDS, k=chance.randrange(1, 9))),
            facets={
                "topic": tuple(chance.sample(TOPICS, chance.randrange(4))),
                "country": tuple(chance.sample(COUNTRIES, chance.randrange(3))),
            },
        )
        for number in range(150)
    ]


@dataclass(frozen=True)
class Question:
    """Words in groups of alternatives, words to leave out, filters and the reader's classes."""

    groups: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    filters: dict[str, tuple[str, ...]]
    classes: tuple[str, ...]

    @classmethod
    def by_chance(cls, seed: int) -> "Question":
        chance = random.Random(seed)
        groups = tuple(
            tuple(chance.sample(WORDS, chance.choice((1, 1, 2)))) for _ in range(chance.randrange(4))
        )
        filters = {}
        for name, values in (("kind", KINDS), ("topic", TOPICS), ("country", COUNTRIES)):
            if chance.random() < 0.5:
                filters[name] = tuple(chance.sample(values, chance.randrange(1, 3)))
        classes = tuple(each.key for each in chance.sample(CLASSES, chance.randrange(1, 5)))
        return cls(groups, tuple(chance.sample(WORDS, chance.choice((0, 0, 1)))), filters, classes)

    @property
    def text(self) -> str:
        asked = [" OR ".join(group) for group in self.groups]
        return " ".join([*asked, *(f"-{word}" for word in self.without)])

    def has_words(self, made: Document) -> bool:
        words = set(made.entry.body.split())
        return all(words & set(group) for group in self.groups) and not words & set(self.without)

    def passes(self, made: Document, but: str = "") -> bool:
        return all(
            set(values) & set(made.facets.get(name, ()))
            for name, values in self.filters.items()
            if name != but
        )

    def found(self, but: str = "") -> list[Document]:
        return [
            made
            for made in shelf()
            if made.access in self.classes and self.has_words(made) and self.passes(made, but)
        ]

    def counted(self, name: str) -> dict[str, int]:
        counts: dict[str, int] = {}
        for made in self.found(but=name):
            for value in made.facets.get(name, ()):
                counts[value] = counts.get(value, 0) + 1
        return counts


@pytest.mark.parametrize("seed", range(40))
def test_hits_totals_and_counts(stock: Stock, seed: int) -> None:
    stock.fill(shelf())
    question = Question.by_chance(seed)
    facets = ("kind", "topic", "country")
    answer = stock.ask(
        question.text, classes=question.classes, filters=question.filters, facets=facets, limit=200
    )
    assert {hit.title for hit in answer.hits} == {made.entry.title for made in question.found()}
    assert answer.total == len(question.found())
    for name in facets:
        assert dict(answer.counts[name].values) == question.counted(name), name
        without = len(question.found(but=name)) if name in question.filters else None
        assert answer.counts[name].without == without


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("sort", ["relevance", "date"])
def test_pages_hold_every_hit_once(stock: Stock, seed: int, sort: str) -> None:
    stock.fill(shelf())
    question = Question.by_chance(seed)
    asked = {"classes": question.classes, "sort": sort, "limit": 7}
    total = stock.ask(question.text, **asked).total
    titles = [
        title
        for offset in range(0, total + 7, 7)
        for title in stock.asked(question.text, offset=offset, **asked)
    ]
    assert len(titles) == total == len(set(titles))
