"""What a rule is asked and what it answers, in offsets of the folded text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from privacy.finding import Kind

_DIGIT: Final = re.compile(r"\d")
_BEFORE: Final = 90
_BEHIND: Final = 60


class Asked:
    """A folded text with what is known around it; `low` is the same in small letters, place by place."""

    def __init__(
        self,
        text: str,
        countries: Iterable[str] = (),
        is_member: Callable[[str], bool] | None = None,
    ) -> None:
        self.text = text
        self.countries = countries
        self.is_member = is_member
        low = text.lower()
        self.low = low if len(low) == len(text) else "".join(sign.lower()[0] for sign in text)

    @cached_property
    def near_digits(self) -> list[tuple[int, int]]:
        """Stretches around digits: most of a text has none, and no number to look for."""
        found: list[tuple[int, int]] = []
        for match in _DIGIT.finditer(self.text):
            start, end = max(0, match.start() - _BEFORE), min(len(self.text), match.end() + _BEHIND)
            if found and start <= found[-1][1]:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return found

    def search(self, pattern: re.Pattern[str], *, low: bool = True) -> Iterator[re.Match[str]]:
        """Where a pattern stands near digits."""
        text = self.low if low else self.text
        for start, end in self.near_digits:
            yield from pattern.finditer(text, start, end)


@dataclass(frozen=True, slots=True)
class Place:
    """`role` says which neutral words fit: those of a client instead of a bare “[name]”."""

    start: int
    end: int
    kind: Kind
    certain: bool = False
    role: str = ""
