"""Lines that a program broke, made whole again; lines that the person broke stay."""

from __future__ import annotations

import re
from typing import Final

# Programs that do not say `format=flowed` break at 72 to 78 characters.
WIDTH: Final = 72
LEAST: Final = 50
QUOTE: Final = re.compile(r"^((?:> ?)*)(.*)$", re.DOTALL)
OWN_LINE: Final = re.compile(r"^(?:[-*+•–—#|>_=]|\d{1,3}[.)]|\s)")


def unflow(text: str, *, delete_space: bool) -> str:
    """RFC 3676: a line that ends in a space goes on in the next one of the same depth."""
    lines: list[str] = []
    open_depth = -1
    for raw in text.split("\n"):
        quoted = re.match(r">*", raw)
        depth = len(quoted.group()) if quoted else 0
        content = raw[depth:].removeprefix(" ")
        goes_on = content.endswith(" ") and content != "-- "
        kept = content[:-1] if goes_on and delete_space else content
        if depth == open_depth and lines and content != "-- ":
            lines[-1] += kept
        else:
            lines.append(">" * depth + (" " if depth else "") + kept)
        open_depth = depth if goes_on else -1
    return "\n".join(lines)


def unwrap(text: str) -> str:
    """Join a line to the next where the next one's first word would not have fitted."""
    lines: list[str] = []
    last_of_previous = ""
    for line in text.split("\n"):
        if lines and _was_broken(last_of_previous, line):
            lines[-1] += " " + _content(line)
        else:
            lines.append(line)
        last_of_previous = line
    return "\n".join(lines)


def _was_broken(line: str, following: str) -> bool:
    if _depth(line) != _depth(following):
        return False
    before, after = line.rstrip(), _content(following)
    if len(before) < LEAST or not after.strip() or OWN_LINE.match(after):
        return False
    first_word = after.split(maxsplit=1)[0]
    return len(before) + 1 + len(first_word) > WIDTH and len(before) <= 80


def _depth(line: str) -> int:
    match = QUOTE.match(line)
    return match.group(1).count(">") if match else 0


def _content(line: str) -> str:
    match = QUOTE.match(line)
    return match.group(2) if match else line
