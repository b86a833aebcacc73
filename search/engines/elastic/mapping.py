"""The fields of both indexes as the server is told them; a field that is not named here is refused.

Texts come as words that were read by our own rules, so that both engines find the same; the server only
splits them at blanks. A word that the rules leave out is sent as a gap, which keeps the places of the others.
"""

from typing import Any

from elasticsearch.dsl import Keyword, Long, Mapping, Object, Text, analyzer, token_filter

from ...facets import facet_names
from ..fields import SERVES, TITLE_PLAIN, WEIGHTS, facet_field, shape_of, text_field
from ..words import PLAIN, analyser_names

LAYOUT = 1
GAP = "_"
SPELLING = "spelling"
PARTS = "parts"

WORDS = analyzer("words", tokenizer="whitespace", filter=[token_filter("gaps", type="stop", stopwords=[GAP])])
# Nothing shows before a commit, which asks for a refresh; a second machine of a cluster gets a copy by itself.
SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "refresh_interval": "-1",
}


def shape() -> str:
    return shape_of({"engine": "elastic", "elastic_layout": LAYOUT})


def documents_mapping() -> Mapping:
    mapping = _identity()
    for name in facet_names():
        mapping.field(facet_field(name), Keyword())
    mapping.field(SERVES, Keyword())
    mapping.field("date", Long())
    for language in analyser_names():
        for part in WEIGHTS:
            mapping.field(text_field(part, language), Text(analyzer=WORDS))
    mapping.field(TITLE_PLAIN, Text(analyzer=WORDS))
    mapping.field(PLAIN, Text(analyzer=WORDS, index_options="docs"))
    # Looked through from its first letters for a word that somebody misspelt.
    mapping.field(SPELLING, Keyword(index=False))
    # How many passages there are, for taking them out again.
    mapping.field(PARTS, Long(index=False, doc_values=False))
    return mapping


def passages_mapping() -> Mapping:
    mapping = _identity()
    for language in analyser_names():
        mapping.field(text_field("body", language), Text(analyzer=WORDS))
    mapping.field(PLAIN, Text(analyzer=WORDS, index_options="docs"))
    return mapping


def _identity() -> Mapping:
    """Only what is shown is kept in full: an index is always made again from the database."""
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    mapping.meta("_source", includes=["payload", PARTS])
    mapping.field("key", Keyword())
    mapping.field("access", Keyword())
    mapping.field("payload", Object(enabled=False))
    return mapping
