"""The lists of questions and what should answer them, read from TOML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from seeding.reader import FixtureError, read_toml

GRADES = {"exactly": 3, "helps": 2, "touches": 1}
USUAL_ROLE = "practitioner"
WAYS = ("search", "suggest")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody of a role types, with the site in their language."""

    asked: str
    language: str
    who: str = USUAL_ROLE

    def __str__(self) -> str:
        return f"{self.asked!r} ({self.language}, {self.who})"


@dataclass(frozen=True, slots=True)
class Graded(Question):
    """Works by name with their grades."""

    grades: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted(Question):
    """One right work; with a language in its name, that version of it."""

    wanted: str = ""


@dataclass(frozen=True, slots=True)
class Probe(Question):
    """What must stay closed to the one who asks, and who finds it by the same words."""

    never: str = ""
    found_by: str = ""
    way: str = "search"
    word: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __str__(self) -> str:
        narrowed = " ".join(f"{name}:{','.join(values)}" for name, values in self.filters.items())
        told = " ".join(part for part in (repr(self.asked), narrowed) if part)
        return f"{told} ({self.language}, {self.who}, {self.way})"


@dataclass(frozen=True, slots=True)
class Judgements:
    graded: tuple[Graded, ...] = ()
    known: tuple[Wanted, ...] = ()
    typos: tuple[Wanted, ...] = ()
    crossings: tuple[Wanted, ...] = ()
    probes: tuple[Probe, ...] = ()


def read_judgements(folder: Path) -> Judgements:
    """Raises FixtureError with the file and the question that is wrong."""
    return Judgements(
        graded=_read(folder / "graded.toml", "query", _graded),
        known=_read(folder / "known.toml", "item", _wanted),
        typos=_read(folder / "typos.toml", "typo", _wanted),
        crossings=_read(folder / "crossings.toml", "crossing", _wanted),
        probes=_read(folder / "probes.toml", "probe", _probe),
    )


def _read(file: Path, table: str, make: Callable[[dict[str, Any]], T]) -> tuple[T, ...]:
    made: dict[str, T] = {}
    for row in read_toml(file, file.parent).get(table, []):
        try:
            question = make(dict(row))
        except (TypeError, KeyError, ValueError) as error:
            raise FixtureError(f"{file.name}: {row.get('asked', row)!r}: {error}") from error
        if str(question) in made:
            raise FixtureError(f"{file.name}: {question} is there twice")
        made[str(question)] = question
    return tuple(made.values())


def _graded(row: dict[str, Any]) -> Graded:
    grades: dict[str, int] = {}
    for word, grade in GRADES.items():
        for name in row.pop(word, []):
            if name in grades:
                raise ValueError(f"{name} has two grades")
            grades[name] = grade
    if 3 not in grades.values():
        raise ValueError("nothing is exactly what is wanted")
    return Graded(grades=grades, **row)


def _wanted(row: dict[str, Any]) -> Wanted:
    if not row["wanted"]:
        raise ValueError("nothing is wanted")
    return Wanted(**row)


def _probe(row: dict[str, Any]) -> Probe:
    filters = {name: tuple(values) for name, values in row.pop("filters", {}).items()}
    probe = Probe(filters=filters, **row)
    if probe.way not in WAYS or not probe.never:
        raise ValueError(f"the way is one of {', '.join(WAYS)}, and something is never shown")
    return probe
