"""Finds the language of a text by its script, its small words and its three-letter pieces; unsure rather than wrong."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import Final

from taxonomy.languages import FREQUENT
from taxonomy.stop_words import LATIN, SCRIPTS, SIGNS, STOP_WORDS

PROFILES: Final = Path(__file__).with_name("profiles.json")
# Longer texts say no more.
MOST_LETTERS: Final = 4000
# What is not the writer's own words: quotations, code, addresses, names of files.
NOT_WORDS: Final = re.compile(
    r"(?m)^\s*>.*$|`[^`]*`|https?://\S+|\S+@\S+|\b\w+\.(?:pdf|docx?|xlsx|org|com)\b"
)
# With the marks that some scripts write vowels with, which are no letters by themselves.
WORDS: Final = re.compile("(?:[^\\W\\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0900-\u0dff])+")
UNSEEN: Final = -11.0
# Below this the pieces are those of none of the languages that are profiled.
STRANGE: Final = -8.0
LEAST_LETTERS: Final = 24
LEAST_WORDS: Final = 5
MARGIN: Final = 0.13
# Of a language that is in small words alone more is asked.
LEAST_SHARE: Final = 0.16
LEAST_SHARE_ALONE: Final = 0.22
WEIGHT_OF_PIECES: Final = 0.3
# The article is written as one with its word, in Arabic alone.
ARTICLES: Final = ("ال", "وال", "بال", "لل", "فال")
SIGNS_SAY: Final = 0.02
SCRIPT_SHARE: Final = 0.7


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest language, empty when nothing speaks for one."""

    language: str
    sure: bool


NOTHING: Final = Guess("", False)


def detect(text: str) -> Guess:
    """Asked of a post before it is stored; a millisecond for a page of text."""
    words = [
        word for word in WORDS.findall(NOT_WORDS.sub(" ", text[: MOST_LETTERS * 2])) if not _is_acronym(word)
    ]
    letters = "".join(words)[:MOST_LETTERS].lower()
    if not letters:
        return NOTHING
    languages, share = _script(letters)
    lowered = [word.lower() for word in words]
    if not languages:
        return NOTHING
    guess = _latin(lowered) if languages == LATIN else _of_script(languages, lowered, letters)
    enough = len(letters) >= LEAST_LETTERS and share >= SCRIPT_SHARE
    known = guess.language in FREQUENT
    return Guess(guess.language if known else "", guess.sure and enough and known)


def contradicts(text: str, language: str) -> str:
    """The language that a text is clearly in, when it is not the one its writer named; else empty."""
    guess = detect(text)
    return guess.language if guess.sure and guess.language != language else ""


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.isascii()


def _script(letters: str) -> tuple[tuple[str, ...], float]:
    """The languages of the script most letters belong to, and how many of them do."""
    counts: Counter[tuple[str, ...]] = Counter()
    for letter, times in Counter(letters).items():
        code = ord(letter)
        if code < 0x0250 or 0x1E00 <= code < 0x1F00:
            counts[LATIN] += times
            continue
        counts[next((known for first, last, known in SCRIPTS if first <= code <= last), ())] += times
    if counts[("ja",)]:
        # Japanese is written in Chinese signs as well.
        counts[("ja",)] += counts.pop(("zh",), 0)
    ((languages, number),) = counts.most_common(1)
    return languages, number / len(letters)


def _of_script(languages: tuple[str, ...], words: list[str], letters: str) -> Guess:
    if len(languages) == 1:
        return Guess(languages[0], True)
    scores = {
        language: _share(words, language)
        + (2 * share if (share := _sign_share(letters, language)) > SIGNS_SAY else 0.0)
        for language in languages
    }
    if "ar" in scores:
        scores["ar"] += sum(word.startswith(ARTICLES) for word in words) / len(words) / 2
    return _best(scores, dict.fromkeys(languages, LEAST_SHARE / 2), len(words))


def _sign_share(letters: str, language: str) -> float:
    return sum(letters.count(sign) for sign in SIGNS.get(language, "")) / len(letters)


def _latin(words: list[str]) -> Guess:
    shares = {language: _share(words, language) for language in LATIN}
    pieces = _likelihoods(words)
    scores = {
        language: share + WEIGHT_OF_PIECES * pieces.get(language, 0.0) for language, share in shares.items()
    }
    needed = {
        language: LEAST_SHARE + WEIGHT_OF_PIECES / 2 if language in pieces else LEAST_SHARE_ALONE
        for language in LATIN
    }
    return _best(scores, needed, len(words))


def _best(scores: dict[str, float], needed: dict[str, float], words: int) -> Guess:
    (language, score), (_second, next_score) = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    if not score:
        return NOTHING
    sure = score >= needed[language] and score - next_score >= MARGIN and words >= LEAST_WORDS
    return Guess(language, sure)


def _share(words: list[str], language: str) -> float:
    known = STOP_WORDS[language]
    return sum(word in known for word in words) / len(words)


def _likelihoods(words: Iterable[str]) -> dict[str, float]:
    """How likely each profiled language is among its like, from the pieces of the words."""
    counts = Counter(f" {word} "[at : at + 3] for word in words for at in range(len(word)))
    total = max(sum(counts.values()), 1)
    means = {
        language: sum(times * profile.get(piece, UNSEEN) for piece, times in counts.items()) / total
        for language, profile in _profiles().items()
    }
    highest = max(means.values())
    if highest < STRANGE:
        return {}
    # Sharp enough that a page decides, soft enough that three words do not.
    powers = {language: exp((mean - highest) * min(total, 60) / 4) for language, mean in means.items()}
    return {language: power / sum(powers.values()) for language, power in powers.items()}


@lru_cache(maxsize=1)
def _profiles() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(PROFILES.read_text(encoding="utf-8"))
    return found
