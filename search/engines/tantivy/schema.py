"""The fields of both indexes, and the hash that says whether files on disk still fit them."""

import hashlib
import json
from functools import cache

import tantivy

from ...facets import facet_names
from .analysers import PLAIN, analyser_names, rules

TITLE_PLAIN = "title_plain"
SERVES = "serves"
WEIGHTS = {"title": 3.0, "summary": 1.5, "labels": 1.2, "body": 1.0}
LAYOUT_VERSION = 3


def facet_field(name: str) -> str:
    return f"f_{name}"


def text_field(part: str, language: str) -> str:
    return f"{part}_{language}"


def shape() -> str:
    """Changes with anything that would make old files give wrong answers."""
    described = {
        "layout": LAYOUT_VERSION,
        "facets": sorted(facet_names()),
        "weights": WEIGHTS,
        "rules": rules(),
        "engine": tantivy.__version__,
    }
    return hashlib.sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()[:12]


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
