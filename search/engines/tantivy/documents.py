"""Documents and passages as this engine stores them, and hits made from them again."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import tantivy

from ... import conf
from ...entry import Entry, Passage
from ...results import Hit
from ..base import Document
from .analysers import PLAIN, normalise, prepared
from .schema import SERVES, TITLE_PLAIN, facet_field, text_field

WINDOW_WORDS = 300
LEAD_CHARACTERS = 320
LONGEST_BODY = 2_000_000


def main_document(document: Document) -> "tantivy.Document":
    entry = document.entry
    language = conf.analysed_as(entry.language)
    parts = {
        "title": normalise(entry.title),
        "summary": normalise(entry.summary),
        "labels": normalise("\n".join(document.labels)),
        "body": normalise("\n".join([entry.body, *(part.text for part in entry.passages)])[:LONGEST_BODY]),
    }
    made = tantivy.Document()
    made.add_text("key", entry.key)
    made.add_text("access", document.access)
    for name, values in document.facets.items():
        for value in values:
            made.add_text(facet_field(name), value)
    for served in entry.serves:
        made.add_text(SERVES, served)
    made.add_integer("date", _seconds(entry.published or entry.updated))
    for part, text in parts.items():
        made.add_text(text_field(part, language), prepared(text, language))
    made.add_text(TITLE_PLAIN, prepared(parts["title"], PLAIN))
    made.add_text(PLAIN, prepared("\n".join(parts.values()), PLAIN))
    made.add_bytes("payload", _payload(entry, parts))
    return made


def _seconds(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment else 0


def _payload(entry: Entry, parts: dict[str, str]) -> bytes:
    described = {
        "key": entry.key,
        "kind": entry.kind,
        "language": entry.language,
        "title": parts["title"],
        "url": entry.url,
        "summary": parts["summary"],
        "lead": parts["body"][:LEAD_CHARACTERS],
        "published": _seconds(entry.published) if entry.published else None,
        "updated": _seconds(entry.updated) if entry.updated else None,
        "family": entry.translation_of or entry.key,
        "facets": {name: list(values) for name, values in entry.facet_values.items()},
        "extra": dict(entry.extra),
    }
    return json.dumps(described, ensure_ascii=False, separators=(",", ":")).encode()


def windows(entry: Entry) -> Iterator[Passage]:
    """Parts of the text short enough for a snippet, each with the anchor of where it stands."""
    given = (Passage(entry.body), *entry.passages) if entry.body else entry.passages
    for passage in given:
        words = normalise(passage.text[:LONGEST_BODY]).split()
        for start in range(0, len(words), WINDOW_WORDS):
            yield Passage(" ".join(words[start : start + WINDOW_WORDS]), passage.anchor, passage.label)


def passage_documents(document: Document) -> Iterator["tantivy.Document"]:
    language = conf.analysed_as(document.entry.language)
    for window in windows(document.entry):
        made = tantivy.Document()
        made.add_text("key", document.entry.key)
        made.add_text("access", document.access)
        made.add_text(text_field("body", language), prepared(window.text, language))
        made.add_text(PLAIN, prepared(window.text, PLAIN))
        described = {"text": window.text, "anchor": window.anchor, "label": window.label}
        made.add_bytes("payload", json.dumps(described, ensure_ascii=False).encode())
        yield made


def stored(document: "tantivy.Document") -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(bytes(document.get_first("payload")))
    return payload


def hit(payload: dict[str, Any], score: float) -> Hit:
    """A hit without its marks, which depend on the question."""
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
    )


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
