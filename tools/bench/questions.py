"""What is asked: two hundred questions and the rows of the table, each with what it asks for."""

import random
from dataclasses import dataclass
from functools import cache
from math import exp, log

from measuring.vocabulary import words_of

from bench.corpus import EVERY_CLASS, LANGUAGE_USE, LANGUAGES, SEED, TOPICS, TYPES, VIEWER

QUESTIONS = 200
COMMONEST, RAREST = 20, 5_000
TOP = 20


@dataclass(frozen=True, slots=True)
class Question:
    """One to three words of one language, with the two filters and the start of a title that go with them."""

    words: tuple[str, ...]
    language: str
    kinds: tuple[str, str]
    topic: str

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def start(self) -> str:
        return self.words[0][:3]

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        return {"kind": self.kinds, "topic": (self.topic,)}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; without `access` a reader who may open everything asks."""

    key: str
    name: str
    words: bool = True
    access: bool = False
    facets: bool = False
    filters: bool = False
    title: bool = False
    snippets: bool = False

    @property
    def classes(self) -> tuple[str, ...]:
        return VIEWER if self.access else EVERY_CLASS


ROWS = (
    Row("a", "query, top 20 with total"),
    Row("b", "query + 8 facets + 2 filters", facets=True, filters=True),
    Row("c", "browse all + 8 facets", words=False, facets=True),
    Row(
        "c2", "browse with access + 8 facets + 2 filters", words=False, access=True, facets=True, filters=True
    ),
    Row("d", "start of a title with access", access=True, title=True),
    Row("e", "query with access", access=True),
    Row("e2", "query with access + 8 facets + 2 filters", access=True, facets=True, filters=True),
    Row("f", "query, top 20 with 20 snippets", snippets=True),
)
ROW_OF = {row.key: row for row in ROWS}


@cache
def questions(series: int = 0) -> tuple[Question, ...]:
    """Another series asks with other words: for what must not be known from before."""
    chance = random.Random(SEED + 7_919 * (series + 1))  # noqa: S311
    return tuple(_question(chance) for _number in range(QUESTIONS))


def _question(chance: random.Random) -> Question:
    language = chance.choices(list(LANGUAGES), cum_weights=LANGUAGE_USE)[0]
    vocabulary = words_of(language)
    ranks = (int(exp(chance.uniform(log(COMMONEST), log(RAREST)))) for _word in range(chance.randint(1, 3)))
    kinds = chance.choices(list(TYPES), weights=[share for share, _words in TYPES.values()], k=2)
    while kinds[0] == kinds[1]:
        kinds[1] = chance.choice(list(TYPES))
    topic = chance.randrange(TOPICS // 6)
    return Question(
        tuple(dict.fromkeys(vocabulary[rank - 1] for rank in ranks)),
        language,
        (kinds[0], kinds[1]),
        f"t{topic:03d}",
    )
