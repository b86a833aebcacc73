"""Documents and passages as the server is sent them."""

from collections.abc import Iterator
from typing import Any

from ... import conf
from ..base import Document
from ..fields import SERVES, TITLE_PLAIN, facet_field, text_field
from ..stored import Parts, passage_payload, payload_of, seconds, windows
from ..words import PLAIN, placed
from .dialect import with_gaps
from .mapping import PARTS, SPELLING

Source = dict[str, Any]


def main_source(document: Document, passages: int) -> Source:
    entry, parts = document.entry, Parts.of(document)
    plain = placed(parts.together, PLAIN)
    source: Source = {
        "key": entry.key,
        "access": document.access,
        SERVES: list(entry.serves),
        "date": seconds(entry.published or entry.updated),
        TITLE_PLAIN: _words(parts.texts["title"], PLAIN),
        PLAIN: with_gaps(plain),
        SPELLING: sorted({word for _place, word in plain}),
        PARTS: passages,
        "payload": payload_of(entry, parts),
    }
    source |= {facet_field(name): list(values) for name, values in document.facets.items()}
    source |= {
        text_field(part, parts.language): _words(text, parts.language) for part, text in parts.texts.items()
    }
    return source


def passage_sources(document: Document) -> Iterator[Source]:
    language = conf.analysed_as(document.entry.language)
    for window in windows(document.entry):
        yield {
            "key": document.entry.key,
            "access": document.access,
            text_field("body", language): _words(window.text, language),
            PLAIN: _words(window.text, PLAIN),
            "payload": passage_payload(window),
        }


def _words(text: str, rules: str) -> str:
    return with_gaps(placed(text, rules))
