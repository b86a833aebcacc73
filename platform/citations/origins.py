"""Where texts that cite are found again: each app says for its own texts what a reader may open."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from citations.families import may_be_cited
from citations.models import Citation


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where something is cited, as a reader may open it."""

    title: str
    url: str
    language: str
    at: datetime
    about: str = ""
    sources: tuple[str, ...] = ()
    made_it: bool = False


class Origin(Protocol):
    """Answers for the texts of one model."""

    def mentions(self, ids: Collection[str], user: Any) -> list[Mention]:
        """Places of these texts that the user may open now, each once, the newest first; one query."""


_origins: dict[str, Origin] = {}


def register_origin(label: str, origin: Origin) -> None:
    """`label` is the model of the texts, as their keys begin: `forums.post`."""
    _origins[label] = origin


def mentions_of(family: str, user: Any) -> list[Mention]:
    """Where a work is cited, as far as the user may open it; nothing is asked about what nobody cites."""
    if not may_be_cited(family):
        return []
    rows = Citation.objects.of_work(family).order_by().values_list("source", "part")
    made = {source for source, part in rows if part == Citation.Part.NOTE}
    found = mentions_in({source for source, _part in rows}, user)
    return sorted(
        (
            Mention(
                each.title,
                each.url,
                each.language,
                each.at,
                each.about,
                each.sources,
                bool(made & set(each.sources)),
            )
            for each in found
        ),
        key=lambda each: (each.made_it, each.at),
        reverse=True,
    )


def mentions_in(sources: Collection[str], user: Any) -> list[Mention]:
    """The places of these texts that the user may open."""
    ids: dict[str, list[str]] = {}
    for source in sources:
        label, _colon, pk = source.partition(":")
        ids.setdefault(label, []).append(pk)
    return [
        mention
        for label, origin in _origins.items()
        if label in ids
        for mention in origin.mentions(ids[label], user)
    ]
