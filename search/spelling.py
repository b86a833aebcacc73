"""How far a word is from another, in the slips that fingers make."""

import re
from collections.abc import Iterable

from .arabic import ARTICLE

SHORTEST_CORRECTED = 4
TWO_SLIPS_FROM = 8
SHORTEST_ARABIC = 5
# Words that begin alike; beyond these a corpus has more names than words.
MOST_CANDIDATES = 20_000
ARABIC = re.compile(r"[\u0621-\u064a]+")


def slips(one: str, other: str, most: int) -> int:
    """Letters added, lost, changed or swapped with their neighbour; more than `most` is not counted further."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i] + [0] * len(other)
        for j, against in enumerate(other, start=1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                row[j] = min(row[j], last[j - 2] + 1)
        if min(row) > most:
            return most + 1
    return row[-1]


def allowed_slips(word: str) -> int:
    """Latin letters come without accents; in Arabic one letter of a short word makes another root."""
    if not word.isascii():
        return int(bool(ARABIC.fullmatch(word)) and len(word) - len(_article(word)) >= SHORTEST_ARABIC)
    if len(word) < SHORTEST_CORRECTED:
        return 0
    return 2 if len(word) >= TWO_SLIPS_FROM else 1


def beginning(word: str) -> str:
    """What the right word must share: the first letter, not counting the article that most Arabic nouns carry."""
    return word[: len(_article(word)) + 1]


def _article(word: str) -> str:
    return ARTICLE if word.startswith(ARTICLE) else ""


def nearest(word: str, candidates: Iterable[tuple[str, int]]) -> str:
    """The candidate with fewest slips, and of these the most frequent; none when all are too far."""
    most = allowed_slips(word)
    ranked = (
        (slips(word, text, most), -frequency, text)
        for text, frequency in candidates
        if text != word and text[:1]
    )
    close = [found for found in ranked if found[0] <= most]
    return min(close)[2] if close else ""
