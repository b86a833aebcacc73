"""Markdown of the fixtures as the blocks an editor would have made."""

from __future__ import annotations

import uuid
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

_parser = MarkdownIt("commonmark").enable("table")


def blocks_of(text: str, source: str) -> list[dict[str, Any]]:
    """Raw StreamField data; ids come from the file and the place, so loading again gives the same."""
    tokens = _parser.parse(text)
    blocks: list[dict[str, Any]] = []
    run: list[Token] = []
    for group in _top_level(tokens):
        if group[0].type == "table_open":
            _close(run, blocks)
            blocks.append({"type": "table", "value": _table(group)})
        elif group[0].type == "heading_open" and group[0].tag == "h2" and run:
            # A new part is a new block: editors move and translate parts, not whole texts.
            _close(run, blocks)
            run.extend(group)
        else:
            run.extend(group)
    _close(run, blocks)
    for place, block in enumerate(blocks):
        block["id"] = block_id(source, place)
    return blocks


def block_id(source: str, place: int | str) -> str:
    """Ids of blocks are uuids; translations are matched by them."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{source}#{place}"))


def _top_level(tokens: list[Token]) -> list[list[Token]]:
    groups: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if depth == 0:
            groups.append([])
        groups[-1].append(token)
        depth += token.nesting
    return groups


def _close(run: list[Token], blocks: list[dict[str, Any]]) -> None:
    if run:
        blocks.append({"type": "text", "value": render(run)})
        run.clear()


def render(tokens: list[Token]) -> str:
    """HTML of the tokens, as rich text stores it."""
    return str(_parser.renderer.render(_quotes_in_one(tokens), _parser.options, {})).strip()


def _quotes_in_one(tokens: list[Token]) -> list[Token]:
    """The editors' text knows a quote as one block: its paragraphs become lines of it."""
    whole: list[Token] = []
    inside = False
    for token in tokens:
        if token.type in {"blockquote_open", "blockquote_close"}:
            inside = token.type == "blockquote_open"
        elif inside and token.type in {"paragraph_open", "paragraph_close"}:
            if token.type == "paragraph_open" and whole[-1].type != "blockquote_open":
                whole.append(Token("hardbreak", "br", 0))
            continue
        whole.append(token)
    return whole


def _table(tokens: list[Token]) -> dict[str, Any]:
    rows: list[list[str]] = []
    for place, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            rows[-1].append(render([tokens[place + 1]]))
    head, *body = rows
    return {
        "columns": [{"type": "text", "heading": _plain(cell)} for cell in head],
        "rows": [{"values": [f"<p>{cell}</p>" for cell in row]} for row in body],
        "caption": "",
    }


def _plain(markup: str) -> str:
    from pages.text import plain

    return plain(markup)
