"""What a browser, a feed reader or a mail program would find alive in an answer of the site."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

# Every element the templates use; one that is not here came from somebody's text.
ELEMENTS = frozenset(
    [
        "a",
        "abbr",
        "article",
        "aside",
        "bdi",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "code",
        "data",
        "datalist",
        "dd",
        "del",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "em",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "legend",
        "li",
        "link",
        "main",
        "mark",
        "menu",
        "meta",
        "meter",
        "nav",
        "noscript",
        "ol",
        "optgroup",
        "option",
        "output",
        "p",
        "path",
        "pre",
        "progress",
        "q",
        "rect",
        "s",
        "script",
        "search",
        "section",
        "select",
        "small",
        "span",
        "strong",
        "summary",
        "svg",
        "symbol",
        "table",
        "tbody",
        "td",
        "template",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "time",
        "title",
        "tr",
        "u",
        "ul",
        "use",
        "circle",
        "line",
        "g",
        "b",
        "polyline",
        "ellipse",
        "polygon",
    ]
)
# What a letter has beside that: mail programs know no style sheets.
OF_LETTERS = frozenset({"font"})
NAME = re.compile(r"[a-z][a-z0-9-]*(?::[a-z]+)?")
FETCHED = frozenset(
    {"src", "srcset", "poster", "data", "action", "formaction", "background", "ping", "xlink:href"}
)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")
LED_TO = frozenset({"http", "https", "mailto", "tel"})
VERSION = "<?xml"


class Judge(HTMLParser):
    """Reads a page or a piece of one; `alive` lists what is more than text."""

    def __init__(self, text: str, *, letter: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.letter, self.alive, self.words, self._inside = letter, [], [], ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag not in ELEMENTS and not (self.letter and tag in OF_LETTERS):
            self.alive.append(f"<{tag}>")
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.alive.append("a script in the page")
        if tag == "meta" and "http-equiv" in given:
            self.alive.append(f"<meta http-equiv={given['http-equiv']}>")
        if len(given) != len(attributes):
            self.alive.append(f"one attribute twice on <{tag}>")
        self.alive += [fault for name, value in given.items() for fault in self._faults(tag, name, value)]
        self._inside = tag if tag == "script" else ""

    def _faults(self, tag: str, name: str, value: str) -> Iterator[str]:
        styled = name == "style" and not self.letter
        if not NAME.fullmatch(name) or name.startswith("on") or name == "srcdoc" or styled:
            yield f"{name} on <{tag}>"
        if name == "style" and re.search(r"url|expression|@|\\|behaviou?r|binding", value, re.IGNORECASE):
            yield f"style={value}"
        address = re.sub(r"[\x00-\x20\xad\u200b-\u200f\u2028-\u202e]", "", value).lower()
        scheme = SCHEME.match(address)
        if name == "href" and scheme and scheme[0] not in LED_TO:
            yield f"href={value}"
        if name in FETCHED or (name == "href" and tag not in {"a", "link"}):
            own = address.startswith(("http://testserver", "http://127.0.0.1", "data:image/svg+xml,%3csvg"))
            if (scheme or address.startswith(("//", "/\\"))) and not own:
                yield f"{name}={value}"

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script" and data.strip():
            try:
                json.loads(data)
            except ValueError:
                self.alive.append(f"a script: {data[:60]}")
            if "<" in data:
                self.alive.append(f"markup in a script: {data[:60]}")
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.alive.append(f"a comment: {data[:60]}")

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.alive.append(f"<!{decl[:60]}")

    def handle_pi(self, data: str) -> None:
        self.alive.append(f"<?{data[:60]}")

    def unknown_decl(self, data: str) -> None:
        self.alive.append(f"<![{data[:60]}")


def alive_in(text: str, *, letter: bool = False) -> list[str]:
    """The faults of a page; none is a good page."""
    return list(dict.fromkeys(Judge(text, letter=letter).alive))


def alive_in_xml(text: str) -> list[str]:
    """A feed must be well formed, define nothing, and hold dead HTML only."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text or text.count(VERSION) != 1:
        return ["a definition in the feed"]
    found = []
    for node in ElementTree.fromstring(text).iter():  # noqa: S314 - it is our own
        if "2005/Atom" not in node.tag:
            found.append(f"<{node.tag}>")
        if node.get("type") == "html":
            found += alive_in(node.text or "")
        address = node.get("href", "")
        if address and not address.startswith(("http://testserver/", "http://127.0.0.1")):
            found.append(f"href={address}")
    return found


def strings_in(value: object) -> Iterator[str]:
    """Every text of an answer in JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from (key, *strings_in(each))
    elif isinstance(value, list):
        for each in value:
            yield from strings_in(each)
