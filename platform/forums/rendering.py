"""From what a person typed to what a reader sees: a small Markdown, no HTML, no remote pictures."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, MutableMapping
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

import nh3
from django.conf import settings
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from forums.citation_marks import citation_rule, in_plain_words
from people.handles import PATTERN as HANDLE

# Raise it when the output changes: `manage.py forums_render` then renders the older posts again.
RENDERER_VERSION: Final = 2
MAX_CHARACTERS: Final = 20_000
MAX_LINES: Final = 1_000
MAX_NESTING: Final = 20
QUOTED: Final = 400
MAX_MENTIONS: Final = 10

# The page has h1, a post's author h2; what people write starts below.
HEADINGS: Final = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6", "h6": "h6"}
TAGS: Final = frozenset(
    [
        "p",
        "br",
        "strong",
        "em",
        "s",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
        "hr",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
)
ATTRIBUTES: Final = {"*": set[str](), "a": {"href", "rel", "data-cite"}, "ol": {"start"}}
SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
OFF_SITE_REL: Final = "nofollow ugc noopener"

# Control signs have no place in a text; the two overrides can turn a word around to mislead.
UNWANTED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ufeff]")
# Not the second half of an address or of a path.
MENTION: Final = re.compile(rf"(?<![\w@./+-])@({HANDLE})(?![\w@])", re.IGNORECASE)
BLOCK_ENDS: Final = re.compile(r"</(?:p|li|h[3-6]|pre|blockquote|tr|td|th)>|<br>|<hr>")


def tidy(source: str) -> str:
    """One kind of line end, no control signs, no blank ends; the same text whichever way it came."""
    return UNWANTED.sub("", source.replace("\r\n", "\n").replace("\r", "\n")).strip()


def render(source: str, people: Mapping[str, str] | None = None) -> str:
    """Safe HTML; the sanitiser runs over the renderer's output, so a fault in one is caught by the other.

    `people` are pages of members by their short names.
    """
    return nh3.clean(
        _markdown().render(source, {"people": people or {}}),
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


def handles_in(source: str) -> list[str]:
    """Short names that the text calls, the first ten of them; not those in code, links and quotations."""
    if "@" not in source:
        return []
    env: dict[str, Any] = {"called": []}
    _markdown().parse(source, env)
    return list(dict.fromkeys(env["called"]))[:MAX_MENTIONS]


def plain_text(rendered: str) -> str:
    """The words of rendered HTML in one line, for the search index and for previews; it names no cited thing."""
    spaced = BLOCK_ENDS.sub(lambda end: f"{end.group()} ", in_plain_words(rendered))
    return " ".join(html.unescape(nh3.clean(spaced, tags=set())).split())


def quote(source: str) -> str:
    """The beginning of a text as a Markdown quotation; the link to the post says whose words they are."""
    start = source if len(source) <= QUOTED else source[:QUOTED].rsplit(maxsplit=1)[0] + " …"
    lines = "\n".join(f"> {line}".rstrip() for line in start.splitlines())
    return f"{lines}\n\n"


def bare_addresses(source: str) -> list[tuple[int, int, str]]:
    """Where addresses stand by themselves: start, end and address. One that also stands in code or a link is left out."""
    parser = _markdown()
    linked = Counter(
        str(child.attrGet("href"))
        for token in parser.parse(source)
        for child in token.children or ()
        if child.type == "link_open" and child.markup == "linkify"
    )
    found = (parser.linkify.match(source) if parser.linkify else None) or ()
    written = Counter(parser.normalizeLink(match.url) for match in found)
    return [
        (match.index, match.last_index, match.url)
        for match in found
        if written[link := parser.normalizeLink(match.url)] == linked[link]
    ]


def is_off_site(href: str) -> bool:
    """Anything but a path of ours; browsers read // and /\\ as the start of another host."""
    if href.startswith("/") and not href.startswith(("//", "/\\")):
        return False
    try:
        host = urlsplit(href).netloc
    except ValueError:
        return True
    return not host or host != urlsplit(settings.SITE_ADDRESS).netloc


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    parser = MarkdownIt(
        "commonmark", {"html": False, "linkify": True, "breaks": True, "maxNesting": MAX_NESTING}
    )
    parser.enable(["linkify", "strikethrough", "table"]).disable("image")
    parser.core.ruler.push("mentions", _find_mentions)
    parser.inline.ruler.before("link", "citation", citation_rule)
    parser.core.ruler.push("house_rules", _apply_house_rules)
    return parser


def _find_mentions(state: StateCore) -> None:
    """What a colleague was quoted with calls nobody a second time."""
    quoted = 0
    for token in state.tokens:
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.children and not quoted:
            token.children = list(_with_mentions(token.children, state.env))


def _with_mentions(children: list[Token], env: MutableMapping[str, Any]) -> Iterator[Token]:
    linked = 0
    for child in children:
        linked += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        if child.type != "text" or linked or "@" not in child.content:
            yield child
            continue
        yield from _split(child, env)


def _split(token: Token, env: MutableMapping[str, Any]) -> Iterator[Token]:
    done = 0
    for match in MENTION.finditer(token.content):
        handle = match[1].lower()
        env.setdefault("called", []).append(handle)
        page = env.get("people", {}).get(handle)
        if page:
            yield _text(token.content[done : match.start()])
            yield Token("link_open", "a", 1, attrs={"href": page})
            yield _text(match[0])
            yield Token("link_close", "a", -1)
            done = match.end()
    yield _text(token.content[done:])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _apply_house_rules(state: StateCore) -> None:
    for token in state.tokens:
        token.tag = HEADINGS.get(token.tag, token.tag)
        for child in token.children or ():
            _mark_link(child)


def _mark_link(token: Token) -> None:
    if token.type == "link_open" and is_off_site(str(token.attrGet("href") or "")):
        token.attrSet("rel", OFF_SITE_REL)
