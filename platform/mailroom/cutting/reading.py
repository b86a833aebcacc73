"""From bytes to text: which parts of a letter are its words, whatever its program did to them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from typing import Final

from mailroom.cutting.flowed import unflow, unwrap
from mailroom.cutting.pages import text_of_html

LONGEST_TEXT: Final = 400_000
# Parts that programs add and nobody means: signatures of machines, invitations, reports of delivery.
BESIDE_THE_POINT: Final = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
ENCODED_WORD: Final = re.compile(r"=\?[^?]+\?[bqBQ]\?")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a letter; nothing of it is believed yet."""

    name: str
    content: bytes
    content_type: str


def read_message(raw: bytes) -> EmailMessage:
    """Faults of a letter are noted by the parser and never raised."""
    message = BytesParser(policy=policy.default).parsebytes(raw)
    return message if isinstance(message, EmailMessage) else EmailMessage()


def read_headers(raw: bytes) -> EmailMessage:
    """Only the head: for a letter that is too large to be read whole."""
    message = BytesHeaderParser(policy=policy.default).parsebytes(raw)
    return message if isinstance(message, EmailMessage) else EmailMessage()


def header(message: EmailMessage, name: str) -> str:
    """A header in one line; a broken one counts as empty."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return ""


def headers(message: EmailMessage, name: str) -> list[str]:
    """All of that name, the topmost first."""
    try:
        return [" ".join(str(value).split()) for value in message.get_all(name, [])]
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return []


def text_of(message: EmailMessage) -> str:
    """The words of the letter, quotations still in them marked by `>`."""
    parts = [part for part in _texts(message) if part.strip()]
    return "\n\n".join(parts)[:LONGEST_TEXT]


def attachments_of(message: EmailMessage) -> tuple[Attachment, ...]:
    """Files that the person added; pictures that stand inside the text are the program's ornaments."""
    found = []
    for part in _leaves(message):
        if not _is_file(part) or part.get("Content-ID") or part.get_content_type() in BESIDE_THE_POINT:
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
    text = _decoded(part).replace("\r\n", "\n").replace("\r", "\n")
    if part.get_content_type() == "text/html":
        return text_of_html(text[:LONGEST_TEXT])
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
        except (LookupError, UnicodeDecodeError):
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


def _leaves(part: EmailMessage) -> Iterator[EmailMessage]:
    if part.get_content_maintype() == "multipart":
        for child in _children(part):
            yield from _leaves(child)
    else:
        yield part


def _is_file(part: EmailMessage) -> bool:
    if part.get_content_maintype() == "multipart":
        return False
    try:
        disposition = part.get_content_disposition()
        named = bool(part.get_filename())
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return False
    return disposition == "attachment" or named or part.get_content_maintype() != "text"
