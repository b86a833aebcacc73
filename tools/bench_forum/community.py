"""A made community: the same members, topics and posts in every system, run and process."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from measuring.vocabulary import weights, words_of

SEED = 20_231_114
# Raise it when anything below changes: databases that were loaded before are then loaded anew.
EDITION = 4
CATEGORIES, FORUMS_EACH = 4, 5
FORUMS = CATEGORIES * FORUMS_EACH
MEMBERS = 1_000
BODIES = 500
POSTS_EACH = 20
BUSY_SHARE = 0.44
LONG, USUAL = 2_000, 20
PARETO, MOST_TIMES = 1.4, 40.0
READS_EACH = 200
LAST_DAY = datetime(2023, 11, 14, 12, tzinfo=UTC)
YEARS = timedelta(days=3 * 365)


@dataclass(frozen=True, slots=True)
class MadePost:
    """Who wrote which of the made texts, and when."""

    author: int
    body: int
    at: datetime


@dataclass(frozen=True, slots=True)
class MadeTopic:
    """The first two are the ones that are opened: a long one, and one that fills a page exactly."""

    number: int
    forum: int
    title: str
    posts: tuple[MadePost, ...]


def topic_count(posts: int) -> int:
    return max(posts // POSTS_EACH, 30)


def lengths(posts: int) -> list[int]:
    """How many posts each topic has: a long one, one of a page, the others as people write."""
    chance = random.Random(SEED)  # noqa: S311
    long = min(LONG, posts // 5)
    others = topic_count(posts) - 2
    weighed = [min(chance.paretovariate(PARETO), MOST_TIMES) for _number in range(others)]
    free = posts - long - USUAL - others
    shared = [1 + int(weight * free / sum(weighed)) for weight in weighed]
    for number in range(posts - long - USUAL - sum(shared)):
        shared[number % others] += 1
    return [long, USUAL, *shared]


def topics(posts: int) -> Iterator[MadeTopic]:
    """In the order in which they began; both that are opened stand in the busy forum."""
    sizes = lengths(posts)
    apart = YEARS / (len(sizes) + 1)
    for number, size in enumerate(sizes):
        chance = random.Random(SEED * 1_000_003 + number)  # noqa: S311
        busy = number < 2 or chance.random() < BUSY_SHARE
        began = LAST_DAY - YEARS + apart * number
        pace = min(timedelta(minutes=37), (LAST_DAY - began) / (size + 1))
        yield MadeTopic(
            number=number,
            forum=0 if busy else chance.randrange(1, FORUMS),
            title=_title(chance),
            posts=tuple(
                MadePost(chance.randrange(MEMBERS), chance.randrange(BODIES), began + pace * place)
                for place in range(size)
            ),
        )


def bodies() -> list[str]:
    """Markdown: some quote, some list, some stress and link; 880 characters in the middle."""
    chance = random.Random(SEED + 1)  # noqa: S311
    return [_body(chance) for _number in range(BODIES)]


def reads(posts: int) -> Iterator[tuple[int, int]]:
    """Which topics each member has opened, as pairs of member and topic."""
    count = topic_count(posts)
    for member in range(MEMBERS):
        chance = random.Random(SEED * 31 + member)  # noqa: S311
        for topic in sorted(chance.sample(range(2, count), min(READS_EACH, count - 2))):
            yield member, topic


def member_name(number: int) -> str:
    """A first and a second name that nobody bears."""
    words = words_of("en")
    return f"{words[number % 800 + 40].title()} {words[number * 7 % 900 + 60].title()}"


def forum_title(number: int) -> str:
    return f"Forum {_WORDS[number].title()} {number + 1}"


def category_title(number: int) -> str:
    return f"Category {_WORDS[number + FORUMS].title()} {number + 1}"


_WORDS = words_of("en")[100 : 100 + FORUMS + CATEGORIES]


def _words(chance: random.Random, count: int) -> list[str]:
    return chance.choices(words_of("en"), cum_weights=weights(), k=count)


def _title(chance: random.Random) -> str:
    return f"{' '.join(_words(chance, chance.randint(5, 10))).capitalize()}?"


def _body(chance: random.Random) -> str:
    wanted = max(120, int(chance.lognormvariate(6.45, 0.5)))
    parts: list[str] = []
    if chance.random() < 0.15:
        parts.append("> " + " ".join(_words(chance, 18)).capitalize() + ".")
    if chance.random() < 0.15:
        parts.append("\n".join(f"- {' '.join(_words(chance, 7))}" for _item in range(4)))
    if chance.random() < 0.10:
        bold, link = " ".join(_words(chance, 3)), "https://example.org/practice"
        parts.append(f"**{bold}** and [{_words(chance, 1)[0]}]({link}).")
    while sum(map(len, parts)) < wanted:
        parts.append(_paragraph(chance))
    return "\n\n".join(parts)


def _paragraph(chance: random.Random) -> str:
    sentences = (" ".join(_words(chance, chance.randint(8, 16))).capitalize() for _one in range(3))
    return ". ".join(sentences) + "."
