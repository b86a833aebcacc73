"""Made articles: the same for the same number in every run, process and size of corpus."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from measuring.vocabulary import weights, words_of

SEED = 20_261
LANGUAGES = {"en": 55, "fr": 22, "es": 15, "ar": 8}
# How many of a hundred, and how many words an article of the type has in the middle.
TYPES = {
    "post": (55, 98),
    "document": (12, 450),
    "page": (9, 190),
    "training": (7, 240),
    "story": (6, 240),
    "event": (6, 80),
    "counsellor": (3, 50),
    "podcast": (2, 470),
}
FACETS = ("kind", "language", "year", "project", "region", "country", "topic", "audience")
SINGLE = FACETS[:4]
SEVERAL = FACETS[4:]
YEARS = range(2008, 2027)
PROJECTS, COUNTRIES, TOPICS, AUDIENCES, GROUPS = 150, 190, 120, 12, 200
CONTINENTS, PARTS, AREAS = 6, 4, 6
SHORT_FROM = 1_000_000
SHORTER = 0.35
SENTENCE = 13
PUBLIC, MEMBER = "public", "member"


@dataclass(frozen=True, slots=True)
class Article:
    """One made text with the values it is filtered by and the one token that opens it."""

    number: int
    language: str
    title: str
    body: str
    published: datetime
    access: str
    facets: dict[str, tuple[str, ...]]


def group(number: int) -> str:
    return f"group{number:03d}"


# Seven tokens, as a member of five groups has them; then everything there is.
VIEWER = (PUBLIC, MEMBER, *(group(number) for number in (3, 17, 42, 101, 180)))
EVERY_CLASS = (PUBLIC, MEMBER, *(group(number) for number in range(GROUPS)))


def _often(size: int, slope: float) -> tuple[float, ...]:
    return tuple(accumulate(1 / rank**slope for rank in range(1, size + 1)))


TOPIC_USE, COUNTRY_USE, PROJECT_USE = _often(TOPICS, 0.8), _often(COUNTRIES, 0.9), _often(PROJECTS, 0.7)
LANGUAGE_USE = tuple(accumulate(LANGUAGES.values()))
TYPE_USE = tuple(accumulate(share for share, _words in TYPES.values()))


def articles(size: int, start: int = 0) -> Iterator[Article]:
    """Articles of a corpus of this size; in a very large one texts are shorter."""
    factor = SHORTER if size >= SHORT_FROM else 1.0
    return (article(number, factor) for number in range(start, size))


def article(number: int, factor: float = 1.0) -> Article:
    chance = random.Random(SEED * 10_000_019 + number)  # noqa: S311
    language = chance.choices(list(LANGUAGES), cum_weights=LANGUAGE_USE)[0]
    kind = chance.choices(list(TYPES), cum_weights=TYPE_USE)[0]
    published = datetime(YEARS[0], 1, 1, tzinfo=UTC) + timedelta(
        seconds=int(len(YEARS) * 31_556_952 * chance.random() ** 0.5)
    )
    published = min(published, datetime(YEARS[-1], 12, 31, tzinfo=UTC))
    length = max(12, int(TYPES[kind][1] * factor * chance.lognormvariate(0, 0.6)))
    return Article(
        number=number,
        language=language,
        title=" ".join(_words(chance, language, chance.randint(4, 9))).capitalize(),
        body=_sentences(_words(chance, language, length)),
        published=published,
        access=_access(chance),
        facets={
            "kind": (kind,),
            "language": (language,),
            "year": (str(published.year),),
            "project": (_picked(chance, "p", PROJECT_USE),),
            "region": _regions(chance),
            "country": _several(chance, "c", COUNTRY_USE, 3),
            "topic": _several(chance, "t", TOPIC_USE, 4),
            "audience": tuple(
                f"a{one:02d}" for one in sorted(chance.sample(range(AUDIENCES), chance.randint(1, 3)))
            ),
        },
    )


def _words(chance: random.Random, language: str, count: int) -> list[str]:
    return chance.choices(words_of(language), cum_weights=weights(), k=count)


def _sentences(words: list[str]) -> str:
    parts = (words[start : start + SENTENCE] for start in range(0, len(words), SENTENCE))
    return " ".join(" ".join(part).capitalize() + "." for part in parts)


def _access(chance: random.Random) -> str:
    draw = chance.random()
    if draw < 0.60:
        return PUBLIC
    return MEMBER if draw < 0.85 else group(chance.randrange(GROUPS))


def _picked(chance: random.Random, letter: str, use: tuple[float, ...]) -> str:
    return f"{letter}{chance.choices(range(len(use)), cum_weights=use)[0]:03d}"


def _several(chance: random.Random, letter: str, use: tuple[float, ...], most: int) -> tuple[str, ...]:
    return tuple(sorted({_picked(chance, letter, use) for _one in range(chance.randint(1, most))}))


def _regions(chance: random.Random) -> tuple[str, ...]:
    """One or two areas with what lies above them."""
    found: set[str] = set()
    for _one in range(chance.randint(1, 2)):
        continent, part, area = (chance.randrange(size) for size in (CONTINENTS, PARTS, AREAS))
        found |= {f"r{continent}", f"r{continent}.{part}", f"r{continent}.{part}.{area}"}
    return tuple(sorted(found))
