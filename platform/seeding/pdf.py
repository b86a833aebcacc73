"""Publications as real PDF files, set from the Markdown of their fixture."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from typing import Final

import typst
from markdown_it import MarkdownIt
from markdown_it.token import Token

from seeding.reader import Fixture

_parser = MarkdownIt("commonmark").enable("table")
LABELS = {
    "en": "Demonstration content: invented offices, written for this software",
    "fr": "Contenu de démonstration : bureaux inventés, texte écrit pour ce logiciel",
    "es": "Contenido de demostración: oficinas inventadas, texto escrito para este programa",
}
PAGE = """
#set document(title: {title}, author: {author}, date: datetime(year: {year}, month: {month}, day: {day}))
#set text(lang: {lang}, size: 10.5pt)
#set page(paper: "a5", margin: (x: 18mm, y: 20mm), numbering: "1", footer-descent: 40%)
#set par(justify: false, leading: 0.7em, spacing: 1.1em)
#set heading(numbering: none)
#show heading: set block(above: 1.5em, below: 0.8em)
#show heading.where(level: 1): set text(size: 15pt, fill: rgb("#0b5a5e"))
#show heading.where(level: 2): set text(size: 12pt, fill: rgb("#0b5a5e"))
#show link: set text(fill: rgb("#0a5574"))
#set table(stroke: 0.5pt + rgb("#6b7a85"), inset: 5pt)
#block(width: 100%, fill: rgb("#0b5a5e"), inset: 14pt)[
  #text(fill: white, size: 19pt, weight: "bold")[#{title}]
  #v(4pt)
  #text(fill: rgb("#cfe6e4"))[#{subtitle}]
]
#v(6pt)
#text(size: 8.5pt, fill: rgb("#465560"))[#{label}]
#v(6pt)

"""


def publication_pdf(source: Fixture, title: str = "") -> bytes:
    """An accessible PDF (UA-1) of the fixture's text; a glyph that is missing stops the load."""
    facts = source.facts
    language = facts.get("doc_language", "en")
    day = facts["date"]
    head = PAGE
    for name, value in {
        "title": title or facts["title"],
        "author": facts["publisher"],
        "lang": language,
        "subtitle": f"{facts['publisher']} · {facts['year']} · {facts.get('version', '1.0')}",
        "label": LABELS.get(language, LABELS["en"]),
    }.items():
        head = head.replace("{" + name + "}", json.dumps(value, ensure_ascii=False))
    for name in ("year", "month", "day"):
        head = head.replace("{" + name + "}", str(getattr(day, name)))
    body = typst_of(_parser.parse(source.body))
    moment = datetime.combine(day, time(12), UTC)
    made = typst.compile(
        (head + body).encode(), format="pdf", pdf_standards="ua-1", timestamp=int(moment.timestamp())
    )
    return bytes(made)


# What opens and closes in Markdown, in the words of Typst.
MARKUP: Final = {
    "heading_close": "\n\n",
    "bullet_list_close": "\n",
    "ordered_list_close": "\n",
    "list_item_close": "]",
    "blockquote_open": "\n#quote(block: true)[",
    "blockquote_close": "]\n\n",
    "th_open": "[",
    "td_open": "[",
    "th_close": "], ",
    "td_close": "], ",
    "thead_open": "table.header(",
    "thead_close": "), ",
    "table_close": ")\n\n",
    "hr": "\n#line(length: 100%, stroke: 0.5pt)\n",
}


def typst_of(tokens: list[Token]) -> str:
    """The Markdown tokens as Typst markup."""
    out: list[str] = []
    marks: list[str] = []
    for place, token in enumerate(tokens):
        kind = token.type
        if kind == "inline":
            out.append(_inline(token.children or []))
        elif kind == "heading_open":
            out.append("\n" + "=" * max(1, int(token.tag[1]) - 1) + " ")
        elif kind == "paragraph_close":
            out.append("\n" if token.hidden else "\n\n")
        elif kind == "list_item_open":
            out.append("\n" + "  " * (len(marks) - 1) + f"{marks[-1]} #[")
        elif kind == "table_open":
            out.append(f"\n#table(columns: {_columns(tokens[place:])}, ")
        else:
            _track_list(kind, marks)
            out.append(MARKUP.get(kind, ""))
    return "".join(out)


def _track_list(kind: str, marks: list[str]) -> None:
    if kind in {"bullet_list_open", "ordered_list_open"}:
        marks.append("-" if kind.startswith("bullet") else "+")
    elif kind in {"bullet_list_close", "ordered_list_close"}:
        marks.pop()


def _columns(tokens: list[Token]) -> int:
    end = next(place for place, token in enumerate(tokens) if token.type == "tr_close")
    return sum(token.type == "th_open" for token in tokens[:end])


def _inline(tokens: list[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type == "text":
            parts.append(f"#{json.dumps(token.content, ensure_ascii=False)};")
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(" " if token.type == "softbreak" else " \\ ")
        elif token.type == "code_inline":
            parts.append(f"#raw({json.dumps(token.content, ensure_ascii=False)});")
        elif token.type == "strong_open":
            parts.append("#strong[")
        elif token.type == "em_open":
            parts.append("#emph[")
        elif token.type == "link_open":
            parts.append(f"#link({json.dumps(str(token.attrs.get('href', '')))})[")
        elif token.type in {"strong_close", "em_close", "link_close"}:
            parts.append("];")
    return "".join(parts)
