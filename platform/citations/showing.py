"""What one reader sees of cited things: a title only with the right to open it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from citations.models import Citation, Target
from citations.querysets import on_the_way
from citations.references import Reference
from citations.services import entries_of, target_of
from search.access import viewer_tokens
from search.registry import kinds


class State(Enum):
    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Card:
    """A cited thing for one reader; without the right to open it nothing but the state is filled in."""

    reference: Reference
    state: State = State.CLOSED
    kind: str = ""
    title: str = ""
    url: str = ""
    language: str = ""
    day: date | None = None
    is_newer: bool = False

    @property
    def is_open(self) -> bool:
        return self.state is State.OPEN

    @property
    def is_withdrawn(self) -> bool:
        return self.state is State.WITHDRAWN

    @property
    def kind_label(self) -> str:
        known = kinds().get(self.kind)
        return str(known.label) if known else self.kind

    @property
    def place(self) -> str:
        return self.reference.place


def cards_in_texts(sources: Collection[str], user: Any, language: str) -> dict[tuple[str, str], Card]:
    """By text and reference, everything these texts cite: one query, and one for the reader's rights if unknown."""
    tokens = None
    cards = {}
    for row in Citation.objects.in_texts(sources):
        tokens = tokens if tokens is not None else viewer_tokens(user)
        reference = Reference(row.target.key, row.anchor)
        card = card_of(row.target, reference, tokens, language, hiding=getattr(row, "hiding", True))
        if card.is_open and row.is_outdated:
            card = replace(card, is_newer=True)
        cards[row.source, str(reference)] = card
    return cards


def cards_of(references: Iterable[Reference], user: Any, language: str) -> dict[str, Card]:
    """By reference, for a text that is not stored yet; what was never cited is read from its app."""
    wanted = list(references)
    if not wanted:
        return {}
    keys = {reference.key for reference in wanted}
    known = {row.key: row for row in Target.objects.filter(key__in=keys).annotate(hiding=on_the_way("key"))}
    fresh = {entry.key: target_of(entry) for entry in entries_of(keys - set(known))}
    tokens = viewer_tokens(user)
    cards = {}
    for reference in wanted:
        target = known.get(reference.key) or fresh.get(reference.key)
        cards[str(reference)] = (
            card_of(target, reference, tokens, language, hiding=getattr(target, "hiding", False))
            if target
            else Card(reference)
        )
    return cards


def card_of(
    target: Target, reference: Reference, tokens: frozenset[str], language: str, *, hiding: bool
) -> Card:
    """Who never had the right is not told either that the thing is gone."""
    if hiding or not target.met_by(tokens):
        return Card(reference)
    if target.gone:
        return Card(reference, State.WITHDRAWN)
    return Card(
        reference,
        State.OPEN,
        kind=target.kind,
        title=target.title,
        url=reference.within(under_prefix(target.url, target.language, language)),
        language=target.language,
        day=target.day,
    )


def under_prefix(url: str, own: str, language: str) -> str:
    """The address under the reader's prefix, where the work is shown in their language if it has it."""
    if own != language and url.startswith(f"/{own}/"):
        return f"/{language}/" + url.removeprefix(f"/{own}/")
    return url
