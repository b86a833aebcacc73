"""Marks round found words and the part of a text that shows most of them; everything is escaped here."""

from collections.abc import Iterable, Sequence

# Django's own escape does the same after looking for lazy texts, of which there are none here.
from html import escape

from django.utils.safestring import SafeString, mark_safe

SNIPPET_CHARACTERS = 260
LEADING_CHARACTERS = 60

Span = tuple[int, int]


def marked(text: str, spans: Iterable[Span]) -> SafeString:
    """The text escaped, with each span inside a mark element."""
    pieces: list[str] = []
    done = 0
    for start, end in _joined(spans):
        pieces.append(escape(text[done:start]))
        pieces.append(f"<mark>{escape(text[start:end])}</mark>")
        done = end
    pieces.append(escape(text[done:]))
    return mark_safe("".join(pieces))  # noqa: S308  (every piece was escaped above)


def _joined(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def snippet(text: str, spans: Sequence[Span], length: int = SNIPPET_CHARACTERS) -> SafeString:
    """The stretch with most marks, cut between words, with dots where something was left out."""
    start, end = _window(text, sorted(spans), length)
    inside = [(first - start, last - start) for first, last in spans if first >= start and last <= end]
    before = "… " if start > 0 else ""
    after = " …" if end < len(text) else ""
    return mark_safe(f"{before}{marked(text[start:end], inside)}{after}")  # noqa: S308  (escaped by marked)


def _window(text: str, spans: Sequence[Span], length: int) -> Span:
    if len(text) <= length:
        return 0, len(text)
    best, most = 0, 0
    for first, _last in spans:
        start = max(0, first - LEADING_CHARACTERS)
        held = len({text[a:b].lower() for a, b in spans if a >= start and b <= start + length})
        if held > most:
            best, most = start, held
    best = min(best, len(text) - length)
    return _next_word(text, best), _word_end(text, best + length)


def _next_word(text: str, position: int) -> int:
    if position == 0 or text[position - 1].isspace():
        return position
    blank = text.find(" ", position, position + LEADING_CHARACTERS)
    return blank + 1 if blank >= 0 else position


def _word_end(text: str, position: int) -> int:
    if position >= len(text) or text[position].isspace():
        return min(position, len(text))
    blank = text.rfind(" ", max(0, position - LEADING_CHARACTERS), position)
    return blank if blank >= 0 else position
