"""From the HTML of a letter to plain text in which quotations are marked as in plain letters."""

from __future__ import annotations

import re
from typing import Any, Final

from inscriptis import Inscriptis
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig
from lxml import etree, html
from lxml.html import HtmlElement

# Lines that no person types, from the private range of Unicode: below the first, everything is quoted.
DIVIDER: Final = "\ue0f0"
QUOTE_OPENS, QUOTE_CLOSES = "\ue0f1", "\ue0f2"
UNREADABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ue0f0-\ue0f2\ufffe\uffff]")
CLASSES_QUOTING_BELOW: Final = ("yahoo_quoted", "ydp-quoted", "zmail_extra", "gmail_extra_quoted")
IDS_QUOTING_BELOW: Final = (
    "divRplyFwdMsg",
    "x_divRplyFwdMsg",
    "mail-editor-reference-message-container",
    "ymail_android_quoted",
)
CLASSES_OF_ATTRIBUTION: Final = ("gmail_attr", "moz-cite-prefix", "k9mail-quote-header")
CLASSES_OF_SIGNATURE: Final = (
    "gmail_signature",
    "gmail_signature_prefix",
    "moz-signature",
    "protonmail_signature_block",
    "k9mail-signature",
    "ms-outlook-mobile-signature",
    "ymail_android_signature",
)
IDS_OF_SIGNATURE: Final = (
    "Signature",
    "x_Signature",
    "AppleMailSignature",
    "ms-outlook-mobile-signature",
    "ms-outlook-mobile-body-separator-line",
    "ymail_android_signature",
)
OUTLOOK_RULE: Final = re.compile(
    r"border:\s*none;\s*border-top:\s*solid\s+#?[0-9a-z]+\s+1\.0pt", re.IGNORECASE
)
# Word and some webmail make each line a paragraph and take its margin away.
NO_MARGIN: Final = re.compile(r"margin(?:-top|-bottom)?:\s*0", re.IGNORECASE)
DROPPED: Final = ("script", "style", "head", "title", "template", "object", "iframe")


def text_of_html(source: str) -> str:
    """The words, quotations as `>`; a page that cannot be read gives none."""
    try:
        page = html.document_fromstring(UNREADABLE.sub("", source))
    except (etree.ParserError, ValueError):
        return ""
    for node in list(page.iter(*DROPPED, etree.Comment)):
        if node.getparent() is not None:
            node.drop_tree()
    _mark(page)
    config = ParserConfig(css=CSS_PROFILES["strict"], display_links=False, display_images=False)
    return _quoted(Inscriptis(page, config).get_text())


def _mark(page: HtmlElement) -> None:
    for node in list(page.iter()):
        if not isinstance(node.tag, str) or (node.getparent() is None and node is not page):
            continue
        names, name = node.get("class", "").split(), node.get("id", "")
        if (
            _has(names, CLASSES_OF_SIGNATURE)
            or name in IDS_OF_SIGNATURE
            or _has(names, CLASSES_OF_ATTRIBUTION)
        ):
            if node.getparent() is not None:
                node.drop_tree()
        elif _divides(node, names, name):
            node.insert(0, _line(DIVIDER))
        elif node.tag == "p" and ("MsoNormal" in names or NO_MARGIN.search(node.get("style", ""))):
            _make_line(node)
        elif node.tag == "blockquote" and _is_citation(node, names):
            _wrap(node)


def _is_citation(node: HtmlElement, names: list[str]) -> bool:
    """A quotation that a program made; one that a person made with the toolbar is theirs."""
    marked = node.get("type", "") == "cite" or bool(node.get("cite"))
    return marked or any("quote" in name for name in names)


def _divides(node: HtmlElement, names: list[str], name: str) -> bool:
    style = node.get("style", "")
    return _has(names, CLASSES_QUOTING_BELOW) or name in IDS_QUOTING_BELOW or bool(OUTLOOK_RULE.search(style))


def _has(names: list[str], wanted: tuple[str, ...]) -> bool:
    return any(name in wanted for name in names)


def _line(words: str) -> HtmlElement:
    line: Any = html.Element("div")
    line.text = words
    return line


def _make_line(node: HtmlElement) -> None:
    """An empty one is how these programs leave a line free."""
    node.tag = "div"
    if not node.text_content().strip() and not len(node.findall(".//img")):
        for child in list(node):
            child.drop_tree()
        node.text = None
        node.append(html.Element("br"))


def _wrap(node: HtmlElement) -> None:
    node.insert(0, _line(QUOTE_OPENS))
    if node.text and node.text.strip():
        first = html.Element("div")
        first.text, node.text = node.text, None
        node.insert(1, first)
    node.append(_line(QUOTE_CLOSES))


def _quoted(text: str) -> str:
    depth, lines = 0, []
    for line in text.split("\n"):
        mark = line.strip()
        if mark in {QUOTE_OPENS, QUOTE_CLOSES}:
            depth = max(depth + (1 if mark == QUOTE_OPENS else -1), 0)
        else:
            lines.append(">" * depth + (" " + line if depth else line).rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
