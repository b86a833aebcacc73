"""What is kept of a document to show it again, in the same form for every engine."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from .. import conf
from ..entry import Entry, Passage
from ..results import Hit
from .base import Document
from .words import normalise

WINDOW_WORDS = 300
LEAD_CHARACTERS = 320
LONGEST_BODY = 2_000_000


@dataclass(frozen=True, slots=True)
class Parts:
    """The texts of a document as they are searched and shown, and the language whose rules apply."""

    language: str
    texts: dict[str, str]

    @classmethod
    def of(cls, document: Document) -> "Parts":
        entry = document.entry
        body = "\n".join([entry.body, *(part.text for part in entry.passages)])
        texts = {
            "title": normalise(entry.title),
            "summary": normalise(entry.summary),
            "labels": normalise("\n".join(document.labels)),
            "body": normalise(body[:LONGEST_BODY]),
        }
        return cls(conf.analysed_as(entry.language), texts)

    @property
    def together(self) -> str:
        return "\n".join(self.texts.values())


def seconds(moment: datetime | None) -> int:
    """Dates are kept as whole seconds; no date sorts as the oldest."""
    return int(moment.timestamp()) if moment else 0


def as_bytes(payload: dict[str, Any]) -> bytes:
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()


def payload_of(entry: Entry, parts: Parts) -> dict[str, Any]:
    """What a hit is made of again."""
    return {
        "key": entry.key,
        "kind": entry.kind,
        "language": entry.language,
        "title": parts.texts["title"],
        "url": entry.url,
        "summary": parts.texts["summary"],
        "lead": parts.texts["body"][:LEAD_CHARACTERS],
        "published": seconds(entry.published) if entry.published else None,
        "updated": seconds(entry.updated) if entry.updated else None,
        "family": entry.translation_of or entry.key,
        "facets": {name: list(values) for name, values in entry.facet_values.items()},
        "extra": dict(entry.extra),
    }


def passage_payload(window: Passage) -> dict[str, Any]:
    return {"text": window.text, "anchor": window.anchor, "label": window.label}


def windows(entry: Entry) -> Iterator[Passage]:
    """Parts of the text short enough for a snippet, each with the anchor of where it stands."""
    given = (Passage(entry.body), *entry.passages) if entry.body else entry.passages
    for passage in given:
        words = normalise(passage.text[:LONGEST_BODY]).split()
        for start in range(0, len(words), WINDOW_WORDS):
            yield Passage(" ".join(words[start : start + WINDOW_WORDS]), passage.anchor, passage.label)


def hit_of(payload: Mapping[str, Any], score: float, **shown: Any) -> Hit:
    """A hit; its marks and its snippet, which depend on the question, are given as `shown` or added later."""
    return Hit(
        key=payload["key"],
        kind=payload["kind"],
        language=payload["language"],
        title=payload["title"],
        url=payload["url"],
        published=_moment(payload["published"]),
        updated=_moment(payload["updated"]),
        family=payload["family"],
        facets={name: tuple(values) for name, values in payload["facets"].items()},
        extra=payload["extra"],
        score=score,
        **shown,
    )


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
