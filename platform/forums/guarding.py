"""What in a post may identify a migrant, and who said that it does not; the words themselves are never kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.crypto import salted_hmac

from forums.errors import IdentifyingTextError
from privacy import Finding, Kind, find, replaced

TITLE: Final = "title"
SOURCE: Final = "source"
_WORD: Final = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding in the title or in the text; `token` stands for its words wherever they occur."""

    field: str
    finding: Finding
    token: str


@dataclass(frozen=True, slots=True)
class Override:
    """The writer's word that these marks, and no others, identify nobody."""

    reason: str
    decided: frozenset[str]

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("An override says why.")


def look(
    source: str, *, title: str = "", language: str = "", countries: Iterable[str] = ()
) -> tuple[Mark, ...]:
    """All marks of a post, those of the title first."""
    marks = []
    for field, text in ((TITLE, title), (SOURCE, source)):
        for finding in find(text, language=language, countries=countries) if text else ():
            marks.append(Mark(field, finding, _token(text, finding)))
    return tuple(marks)


def vouch(marks: Iterable[Mark], *, reason: str) -> Override:
    """An override of just these marks."""
    return Override(reason=reason, decided=frozenset(mark.token for mark in marks))


def check(
    marks: Iterable[Mark], override: Override | None = None, *, before: Iterable[Mark] = ()
) -> tuple[Mark, ...]:
    """The marks that the override covers, or the error; what stood in the text before is no news."""
    known = {mark.token for mark in before}
    new = tuple(mark for mark in marks if mark.token not in known)
    decided = override.decided if override else frozenset()
    if any(mark.token not in decided for mark in new):
        raise IdentifyingTextError(new)
    return new


def put_right(text: str, marks: Iterable[Mark], field: str, tokens: Collection[str]) -> str:
    """The text of one field with neutral words in place of the chosen marks."""
    chosen = [mark.finding for mark in marks if mark.field == field and mark.token in tokens]
    return replaced(text, chosen)


def repeats(reason: str, marks: Iterable[Mark], texts: dict[str, str]) -> bool:
    """Does a reason say again what must not be kept? Words of names, or anything the rules know."""
    low = {word.lower() for word in _WORD.findall(reason)}
    named = {word.lower() for words in _words_of(marks, texts) for word in _WORD.findall(words)}
    return bool(low & named) or bool(find(reason))


def cleaned_reason(reason: str, marks: Iterable[Mark], texts: dict[str, str]) -> str:
    """The same for code that asks nobody: what would be repeated is taken out."""
    for word in {word for words in _words_of(marks, texts) for word in _WORD.findall(words)}:
        reason = re.sub(rf"\b{re.escape(word)}\b", "…", reason, flags=re.IGNORECASE)
    return replaced(reason, find(reason))


def _words_of(marks: Iterable[Mark], texts: dict[str, str]) -> list[str]:
    """Streets and months are words of every day; the parts of a name or a number are not."""
    return [
        texts[mark.field][mark.finding.start : mark.finding.end]
        for mark in marks
        if mark.finding.kind not in {Kind.ADDRESS, Kind.BIRTH}
    ]


def _token(text: str, finding: Finding) -> str:
    words = " ".join(text[finding.start : finding.end].lower().split())
    return salted_hmac("forums.guarding", f"{finding.kind.value}:{words}").hexdigest()[:20]
