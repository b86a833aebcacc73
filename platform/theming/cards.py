"""What a list of anything shows about one thing, whatever app it comes from."""

from dataclasses import dataclass
from datetime import date as Date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=False)
class Card:
    """`fallback_language` is set when the words are not in the reader's language and a badge must say so."""

    kind: str
    title: str
    url: str
    summary: str = ""
    date: Date | None = None
    language: str = ""
    fallback_language: str = ""
    minutes: int | None = None
    bytes: int | None = None
    cover: Any = None
    meta: tuple[str, ...] = ()
    badges: tuple[str | tuple[str, str], ...] = ()
    seed: str = ""

    @property
    def toned_badges(self) -> list[tuple[str, str]]:
        return [("", badge) if isinstance(badge, str) else badge for badge in self.badges]

    @property
    def pattern_seed(self) -> str:
        return self.seed or self.url
