"""The fields of both indexes as this engine declares them."""

from functools import cache

import tantivy

from ...facets import facet_names
from ..fields import SERVES, TITLE_PLAIN, WEIGHTS, facet_field, shape_of, text_field
from ..words import PLAIN, analyser_names

# The month of the date that lists are ordered by, for looking at the newest alone.
MONTH = "month"
# Raised whenever what is stored with documents or passages changes.
STORED_VERSION = 2


def shape() -> str:
    return shape_of({"engine": tantivy.__version__, "stored": STORED_VERSION})


def main_schema() -> "tantivy.Schema":
    return _main_schema(tuple(sorted(facet_names())), analyser_names())


def passage_schema() -> "tantivy.Schema":
    return _passage_schema(analyser_names())


@cache
def _main_schema(facets: tuple[str, ...], languages: tuple[str, ...]) -> "tantivy.Schema":
    builder = tantivy.SchemaBuilder()
    _identity(builder)
    for name in facets:
        builder.add_text_field(facet_field(name), fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(SERVES, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("date", indexed=True, fast=True)
    builder.add_text_field(MONTH, tokenizer_name="raw", index_option="basic")
    for language in languages:
        for part in WEIGHTS:
            builder.add_text_field(text_field(part, language), tokenizer_name=language)
    builder.add_text_field(TITLE_PLAIN, tokenizer_name=PLAIN)
    builder.add_text_field(PLAIN, tokenizer_name=PLAIN, index_option="basic")
    return builder.build()


@cache
def _passage_schema(languages: tuple[str, ...]) -> "tantivy.Schema":
    builder = tantivy.SchemaBuilder()
    _identity(builder)
    for language in languages:
        builder.add_text_field(text_field("body", language), tokenizer_name=language)
    builder.add_text_field(PLAIN, tokenizer_name=PLAIN, index_option="basic")
    return builder.build()


def _identity(builder: "tantivy.SchemaBuilder") -> None:
    """Ids are text: deleting by a number matches nothing in this engine, or ends the process."""
    builder.add_text_field("key", fast=False, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("access", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("payload", stored=True)
