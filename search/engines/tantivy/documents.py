"""Documents and passages as this engine stores them."""

import json
from collections.abc import Iterator
from typing import Any

import tantivy

from ... import conf
from ..base import Document
from ..fields import SERVES, TITLE_PLAIN, facet_field, text_field
from ..stored import Parts, as_bytes, passage_payload, payload_of, seconds, windows
from ..words import PLAIN, prepared
from .newest import month_of
from .schema import MONTH


def main_document(document: Document) -> "tantivy.Document":
    entry, parts = document.entry, Parts.of(document)
    made = tantivy.Document()
    made.add_text("key", entry.key)
    made.add_text("access", document.access)
    for name, values in document.facets.items():
        for value in values:
            made.add_text(facet_field(name), value)
    for served in entry.serves:
        made.add_text(SERVES, served)
    date = seconds(entry.published or entry.updated)
    made.add_integer("date", date)
    made.add_text(MONTH, month_of(date))
    for part, text in parts.texts.items():
        made.add_text(text_field(part, parts.language), prepared(text, parts.language))
    made.add_text(TITLE_PLAIN, prepared(parts.texts["title"], PLAIN))
    made.add_text(PLAIN, prepared(parts.together, PLAIN))
    made.add_bytes("payload", as_bytes(payload_of(entry, parts)))
    return made


def passage_documents(document: Document) -> Iterator["tantivy.Document"]:
    language = conf.analysed_as(document.entry.language)
    for window in windows(document.entry):
        made = tantivy.Document()
        made.add_text("key", document.entry.key)
        made.add_text("access", document.access)
        made.add_text(text_field("body", language), prepared(window.text, language))
        made.add_text(PLAIN, prepared(window.text, PLAIN))
        made.add_bytes("payload", as_bytes({"key": document.entry.key, **passage_payload(window)}))
        yield made


def stored(document: "tantivy.Document") -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(str(bytes(document.get_first("payload")), "utf-8"))
    return payload
