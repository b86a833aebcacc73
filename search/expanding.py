"""Other names of what was asked for, from whoever keeps the glossary."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from .parser import ParsedQuery, Term, TermKind

MOST_VARIANTS = 6


class Variant(Protocol):
    """Another name; without a language it holds in all of them."""

    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def weight(self) -> float: ...


class Expansion(Protocol):
    """Some of the words, as they were given, and what else that is called."""

    @property
    def phrase(self) -> str: ...
    @property
    def variants(self) -> Sequence[Variant]: ...


Expander = Callable[[str], Iterable[Expansion]]

_expanders: list[Expander] = []


@dataclass(frozen=True, slots=True)
class OtherNames:
    """What the reader is told: these words were also looked for under these names."""

    phrase: str
    names: tuple[str, ...]


def register_expander(expander: Expander) -> Expander:
    """The function is given the words of a query and gives the phrases it knows, in their order."""
    if expander not in _expanders:
        _expanders.append(expander)
    return expander


def expanded(parsed: ParsedQuery, *, phrases: bool = True) -> tuple[ParsedQuery, tuple[OtherNames, ...]]:
    """The query with other names as alternatives; what stands in quotes or after a minus is left alone.

    Names of several words are looked for as phrases, or as words anywhere when `phrases` is off.
    """
    groups: list[tuple[Term, ...]] = []
    told: list[OtherNames] = []
    run: list[Term] = []
    for group in (*parsed.groups, ()):
        if len(group) == 1 and group[0].kind is TermKind.WORD:
            run.append(group[0])
            continue
        groups += _expanded_run(run, told, TermKind.PHRASE if phrases else TermKind.WORDS)
        run = []
        if group:
            groups.append(group)
    return replace(parsed, groups=tuple(groups)), tuple(told)


def _expanded_run(run: Sequence[Term], told: list[OtherNames], several: TermKind) -> list[tuple[Term, ...]]:
    words = [term.text for term in run]
    groups: list[tuple[Term, ...]] = []
    done = 0
    for expansion in _known_phrases(" ".join(words)):
        phrase = expansion.phrase.split()
        start = _find(words, phrase, done)
        variants = tuple(_alternatives(expansion.variants, several))
        if start is None or not variants:
            continue
        groups += [(term,) for term in run[done:start]]
        done = start + len(phrase)
        own = Term(" ".join(phrase), TermKind.WORDS if len(phrase) > 1 else TermKind.WORD)
        groups.append((own, *variants))
        told.append(OtherNames(expansion.phrase, tuple(term.text for term in variants)))
    return groups + [(term,) for term in run[done:]]


def _known_phrases(text: str) -> list[Expansion]:
    return [expansion for expander in _expanders for expansion in expander(text)] if text else []


def _find(words: Sequence[str], phrase: Sequence[str], start: int) -> int | None:
    for position in range(start, len(words) - len(phrase) + 1):
        if list(words[position : position + len(phrase)]) == list(phrase):
            return position
    return None


def _alternatives(variants: Sequence[Variant], several: TermKind) -> Iterable[Term]:
    for variant in variants[:MOST_VARIANTS]:
        kind = several if len(variant.text.split()) > 1 else TermKind.WORD
        yield Term(variant.text, kind, variant.language, variant.weight)
