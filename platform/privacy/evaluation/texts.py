"""The made set: the same texts in every run, with what is to be found in them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any, Final

from django.conf import settings

from privacy.evaluation.values import MAKERS, harmless
from privacy.finding import Kind

LANGUAGES: Final = ("en", "fr", "es", "ar", "pt")
PARTS: Final = ("tuning", "held_out")
# For each language and part: texts that hold something, and clean posts.
MARKED: Final = 130
CLEAN: Final = 60
_SEED: Final = 20261101
_SLOT: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Gold:
    """What is there to be found."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Made:
    """A made text; without gold it is a clean post."""

    text: str
    language: str
    part: str
    countries: tuple[str, ...]
    gold: tuple[Gold, ...] = ()


@lru_cache(maxsize=8)
def _frames(language: str) -> dict[str, Any]:
    path = Path(settings.ROOT) / "fixtures" / "privacy" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def made_texts(part: str) -> list[Made]:
    """Texts of one part in all languages, marked ones first."""
    made: list[Made] = []
    for language in LANGUAGES:
        random = Random(f"{_SEED}:{language}:{part}")  # noqa: S311
        frames = _frames(language)
        pairs = [(kind, frame) for kind, listed in frames[part].items() for frame in listed]
        for number in range(MARKED):
            kind, frame = pairs[number % len(pairs)]
            made.append(_marked(random, language, part, kind, frame, frames["clean"][part]))
        made += [_clean(random, language, part, frames["clean"][part]) for _ in range(CLEAN)]
    return made


def _marked(random: Random, language: str, part: str, kind: str, frame: str, around: list[str]) -> Made:
    """One sentence that identifies between two that do not."""
    before, after = (_filled(random, language, sentence) for sentence in random.sample(around, 2))
    text, gold, countries = before + " ", [], ["DE", "SN"]
    done = 0
    for slot in _SLOT.finditer(frame):
        text += frame[done : slot.start()]
        value = MAKERS[slot[1]](random, language, part)
        if isinstance(value, tuple):
            value, region = value
            countries.append(region)
        # In “Telegram: @ana” it is the handle that must go.
        lead = value.find(" @") + 1
        gold.append(Gold(len(text) + lead, len(text) + len(value), Kind(kind)))
        text, done = text + value, slot.end()
    text += f"{frame[done:]} {after}"
    return Made(text, language, part, tuple(countries[-2:]), tuple(gold))


def _clean(random: Random, language: str, part: str, sentences: list[str]) -> Made:
    text = " ".join(_filled(random, language, sentence) for sentence in random.sample(sentences, 3))
    return Made(text, language, part, tuple(random.sample(("SN", "GM", "DE", "FR", "IQ", "HN"), 2)))


def _filled(random: Random, language: str, sentence: str) -> str:
    return sentence.format(**harmless(random, language))
