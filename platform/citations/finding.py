"""What somebody who writes may want to cite: titles that begin so, then texts with the words, to the page or second."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from citations.addresses import reference_at
from citations.references import Reference
from citations.showing import cards_of, under_prefix
from search import Hit, Query, find
from search.finding import suggest

OFFERED: Final = 8
TITLES: Final = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """A thing, or a place in it, ready to be cited."""

    reference: Reference
    title: str
    url: str
    kind: str
    kind_label: str
    language: str
    language_name: str
    date: date | None

    @property
    def written(self) -> str:
        return self.reference.written

    @property
    def place(self) -> str:
        return self.reference.place


def offers(text: str, user: Any, language: str) -> list[Offer]:
    """Only what the reader may open, since the search is asked as them."""
    if not text:
        return []
    query = Query(text=text, language=language, size=OFFERED, facets=(), counted=False)
    found: dict[Reference, Offer] = {}
    for hit in (*suggest(text, user, language, limit=TITLES), *find(query, user).hits):
        offer = _offer(hit, language)
        found.setdefault(offer.reference, offer)
    return list(found.values())[:OFFERED]


def offer_at(address: str, user: Any, language: str) -> Offer | None:
    """What lies at an address of this site, if the reader may open it."""
    reference = reference_at(address)
    card = cards_of([reference], user, language)[str(reference)] if reference else None
    if reference is None or card is None or not card.is_open:
        return None
    return Offer(
        reference=reference,
        title=card.title,
        url=card.url,
        kind=card.kind,
        kind_label=card.kind_label,
        language=card.language,
        language_name="",
        date=card.day,
    )


def _offer(hit: Hit, language: str) -> Offer:
    reference = Reference.of_passage(hit.key, hit.passage_anchor)
    return Offer(
        reference=reference,
        title=hit.title,
        url=reference.within(under_prefix(hit.url, hit.language, language)),
        kind=hit.kind,
        kind_label=hit.kind_label,
        language=hit.language,
        language_name=hit.language_name,
        date=hit.date,
    )
