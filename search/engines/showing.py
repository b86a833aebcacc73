"""Hits made ready to show: marks round the words and the part of the text that tells most."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..marking import marked, snippet
from ..results import Hit
from .base import Request
from .highlighting import Highlighter
from .stored import hit_of

FindPassages = Callable[[Request, Sequence[Hit]], Mapping[str, Mapping[str, Any]]]


def shown(
    request: Request, rows: Sequence[tuple[Mapping[str, Any], float]], find_passages: FindPassages
) -> tuple[Hit, ...]:
    """Stored payloads with their scores as hits; `find_passages` is asked once for all of them."""
    if not request.snippets:
        return tuple(_unmarked(payload, score) for payload, score in rows)
    hits = [hit_of(payload, score) for payload, score in rows]
    highlighter = Highlighter(request.parsed)
    passages: Mapping[str, Mapping[str, Any]] = {}
    if hits and not request.parsed.is_empty:
        # Any of the words will do in a passage: the document as a whole has them all.
        loose = dataclasses.replace(request, at_least=1, filters={}, serving="")
        passages = find_passages(loose, hits)
    return tuple(
        dataclasses.replace(
            hit,
            title_html=marked(hit.title, highlighter.spans(hit.title, hit.language)),
            **_blurb(highlighter, payload, hit, passages.get(hit.key)),
        )
        for hit, (payload, _score) in zip(hits, rows, strict=True)
    )


def _unmarked(payload: Mapping[str, Any], score: float) -> Hit:
    """For lists that show no words in context: looking for marks costs more than finding the hits."""
    beginning = snippet(payload["summary"] or payload["lead"], ())
    return hit_of(payload, score, title_html=marked(payload["title"], ()), snippet=beginning)


def _blurb(
    highlighter: Highlighter, payload: Mapping[str, Any], hit: Hit, passage: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The summary when it shows as many of the words as the best passage, otherwise the passage."""
    blurb = payload["summary"] or payload["lead"]
    spans = highlighter.spans(blurb, hit.language)
    if passage is None:
        return {"snippet": snippet(blurb, spans)}
    place = {"passage_label": passage["label"], "passage_anchor": passage["anchor"]}
    inside = highlighter.spans(passage["text"], hit.language)
    if payload["summary"] and _distinct(blurb, spans) >= max(1, _distinct(passage["text"], inside)):
        return {"snippet": snippet(blurb, spans), **place}
    return {"snippet": snippet(passage["text"], inside), **place}


def _distinct(text: str, spans: Sequence[tuple[int, int]]) -> int:
    return len({text[start:end].casefold() for start, end in spans})
