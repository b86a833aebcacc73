"""The fields of both indexes, by the names every engine gives them."""

import hashlib
import json
from collections.abc import Mapping

from ..facets import facet_names
from .words import rules

TITLE_PLAIN = "title_plain"
SERVES = "serves"
# Long texts have most words somewhere; what a work is about stands in its title and summary.
WEIGHTS = {"title": 5.0, "summary": 3.0, "labels": 2.0, "body": 1.0}
LAYOUT_VERSION = 3


def facet_field(name: str) -> str:
    return f"f_{name}"


def text_field(part: str, language: str) -> str:
    return f"{part}_{language}"


def shape_of(engine: Mapping[str, object]) -> str:
    """Changes with anything that would make an index built before give wrong answers."""
    described = {
        "layout": LAYOUT_VERSION,
        "facets": sorted(facet_names()),
        "parts": sorted(WEIGHTS),
        "rules": rules(),
        **engine,
    }
    return hashlib.sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()[:12]
