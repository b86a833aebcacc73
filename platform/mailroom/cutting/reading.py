"""From bytes to text: which parts of a letter are its words, whatever its program did to them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from typing import Any, Final
from urllib.parse import unquote

from mailroom.cutting.flowed import unflow, unwrap
from mailroom.cutting.pages import text_of_html

LONGEST_TEXT: Final = 400_000
# The standard library reads headers in time that grows with the square of their length, and reads that of
# each part while it takes the letter apart; a stranger may send both.
LONGEST_HEADER: Final = 8_000
LONGEST_OF_PART: Final = 1_000
MOST_OF_A_NAME: Final = 10
MOST_PARTS: Final = 100
PART: Final = re.compile(rb"^content-type\s*:", re.IGNORECASE | re.MULTILINE)
FAULTS: Final = (ValueError, IndexError, AttributeError, TypeError, LookupError, RecursionError)
# Parts that programs add and nobody means: signatures of machines, invitations, reports of delivery.
BESIDE_THE_POINT: Final = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
SHOWN: Final = re.compile(r"""\bcid:([^"'\s<>)]+)""", re.IGNORECASE)
ENCODED_WORD: Final = re.compile(r"=\?[^?]+\?[bqBQ]\?")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a letter; nothing of it is believed yet."""

    name: str
    content: bytes
    content_type: str


class ShortHeaders(policy.EmailPolicy):
    """The usual policy, with an end to how long a header may be; a broken one counts as empty."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        longest = LONGEST_OF_PART if name.lower().startswith("content-") else LONGEST_HEADER
        return name, value[:longest]

    def header_fetch_parse(self, name: str, value: Any) -> Any:
        try:
            return super().header_fetch_parse(name, value)
        except FAULTS:
            return ""


POLICY: Final = ShortHeaders()


def read_message(raw: bytes) -> EmailMessage:
    """Faults of a letter are noted by the parser and never raised; of one in a thousand pieces only the head."""
    if len(PART.findall(raw)) > MOST_PARTS:
        return read_headers(raw)
    message = BytesParser(policy=POLICY).parsebytes(raw)
    return message if isinstance(message, EmailMessage) else EmailMessage()


def read_headers(raw: bytes) -> EmailMessage:
    """Only the head: for a letter that is too large to be read whole."""
    message = BytesHeaderParser(policy=POLICY).parsebytes(raw)
    return message if isinstance(message, EmailMessage) else EmailMessage()


def header(message: EmailMessage, name: str) -> str:
    """A header in one line."""
    return " ".join(str(message.get(name, "")).split())


def headers(message: EmailMessage, name: str) -> list[str]:
    """The first ones of that name, the topmost first."""
    found = [pair for pair in message.raw_items() if pair[0].lower() == name.lower()]
    parsed = (POLICY.header_fetch_parse(*pair) for pair in found[:MOST_OF_A_NAME])
    return [" ".join(str(value).split()) for value in parsed]


def text_of(message: EmailMessage) -> str:
    """The words of the letter, quotations still in them marked by `>`."""
    parts = [part for part in _texts(message) if part.strip()]
    return "\n\n".join(parts)[:LONGEST_TEXT]


def attachments_of(message: EmailMessage) -> tuple[Attachment, ...]:
    """Files that the person added; pictures that stand inside the text are the program's ornaments."""
    found, shown = [], _shown_in_text(message)
    for part, beside_text in _leaves(message):
        if not _is_file(part) or part.get_content_type() in BESIDE_THE_POINT:
            continue
        if _is_ornament(part, shown, beside_text):
            continue
        name = part.get_filename() or "letter.eml"
        found.append(Attachment(name[:200], _bytes_of(part), part.get_content_type()))
    return tuple(found)


def _texts(part: EmailMessage) -> Iterator[str]:
    """Of alternatives the plain one, unless it is empty; of everything else each text in turn."""
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        yield _best(_children(part))
    elif kind.startswith("multipart/"):
        for child in _children(part):
            yield from _texts(child)
    elif kind in {"text/plain", "text/html"} and not _is_file(part):
        yield _words(part)


def _best(alternatives: list[EmailMessage]) -> str:
    read = [(child.get_content_type(), "\n\n".join(_texts(child))) for child in alternatives]
    filled = [(kind, text) for kind, text in read if text.strip()]
    plain = [text for kind, text in filled if kind == "text/plain"]
    return (plain or [text for _kind, text in filled] or [""])[0]


def _words(part: EmailMessage) -> str:
    text = _decoded(part)[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n")
    if part.get_content_type() == "text/html":
        return text_of_html(text)
    parameters = {name.lower(): value.lower() for name, value in part.get_params([], unquote=True)}
    if parameters.get("format") == "flowed":
        return unflow(text, delete_space=parameters.get("delsp") == "yes")
    return unwrap(text)


def _decoded(part: EmailMessage) -> str:
    """By the charset the letter names, else by the one that fits."""
    raw = _bytes_of(part)
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return raw.decode(codecs.lookup(charset).name)
        except (LookupError, ValueError):
            continue
    return raw.decode("cp1252", errors="replace")


def _bytes_of(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    if isinstance(content, bytes):
        return content
    # A letter inside the letter.
    return b"".join(child.as_bytes() for child in _children(part))


def _children(part: EmailMessage) -> list[EmailMessage]:
    content = part.get_payload()
    return (
        [child for child in content if isinstance(child, EmailMessage)] if isinstance(content, list) else []
    )


def _leaves(part: EmailMessage, beside_text: bool = False) -> Iterator[tuple[EmailMessage, bool]]:
    """Each part, and whether it came along for a text that shows it."""
    if part.get_content_maintype() == "multipart":
        beside_text = beside_text or part.get_content_subtype() == "related"
        for child in _children(part):
            yield from _leaves(child, beside_text)
    else:
        yield part, beside_text


def _shown_in_text(message: EmailMessage) -> set[str]:
    """Ids of parts that a page of the letter shows; many programs give one to every file, shown or not."""
    pages = (part for part, _beside in _leaves(message) if part.get_content_type() == "text/html")
    return {unquote(name) for part in pages for name in SHOWN.findall(_decoded(part)[:LONGEST_TEXT])}


def _is_ornament(part: EmailMessage, shown: set[str], beside_text: bool) -> bool:
    """A logo of a signature or a pixel that counts readers, not something to hand on."""
    if header(part, "Content-ID").strip("<>") in shown:
        return True
    is_picture = part.get_content_maintype() == "image"
    return (
        is_picture
        and part.get_content_disposition() != "attachment"
        and (beside_text or not part.get_filename())
    )


def _is_file(part: EmailMessage) -> bool:
    if part.get_content_maintype() == "multipart":
        return False
    try:
        disposition = part.get_content_disposition()
        named = bool(part.get_filename())
    except FAULTS:
        return False
    return disposition == "attachment" or named or part.get_content_maintype() != "text"
