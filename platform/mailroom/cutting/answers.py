"""Which lines of a letter are new, also where somebody answers between the lines of what they quote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from mailroom.cutting.attribution import attribution_at, divider_at, header_block_at
from mailroom.cutting.library import first_header
from mailroom.cutting.marker import FRAME, LOOKS_LIKE, find_marker
from mailroom.cutting.pages import DIVIDER
from mailroom.cutting.signatures import RULE, without_signature

# Signs of direction come and go with every program; they mean nothing to the rules.
DIRECTION: Final = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\u200b]")
SHORTEST_OF_OURS: Final = 16
QUOTED_ABOVE: Final = 6


class Kind(Enum):
    BLANK = "blank"
    NEW = "new"
    QUOTED = "quoted"
    FRAME = "frame"
    END = "end"


@dataclass(frozen=True, slots=True)
class Line:
    """One line and what it is."""

    text: str
    kind: Kind


def new_text(text: str, ours: Iterable[str] = ()) -> str:
    """The words that the person wrote, without what was quoted, introduced or signed."""
    lines = [DIRECTION.sub("", line).rstrip() for line in text.replace("\u00a0", " ").split("\n")]
    sorted_out = _sort_out(lines, _known(ours))
    top, rest = _split(sorted_out)
    if _answers_between(rest):
        return _inline(top, rest)
    head = without_signature(_second_opinion([line.text for line in top]))
    below = without_signature([line.text for line in rest if line.kind in {Kind.NEW, Kind.BLANK}])
    return _joined(head, below)


def _known(ours: Iterable[str]) -> frozenset[str]:
    """Lines of ours by their words alone; short ones anybody may write again."""
    found = {_words(line) for text in ours for line in text.split("\n")}
    return frozenset(line for line in found if len(line) >= SHORTEST_OF_OURS)


def _words(line: str) -> str:
    return " ".join(DIRECTION.sub("", line).lstrip("> ").split()).casefold()


def _sort_out(lines: list[str], ours: frozenset[str]) -> list[Line]:
    """Go down the lines once; after a head or a divider nothing is anybody's."""
    marker = find_marker(lines)
    sorted_out: list[Line] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        if line.strip() and (
            line.strip() == DIVIDER or divider_at(lines, number) or header_block_at(lines, number)
        ):
            return [*sorted_out, *(Line(rest, Kind.END) for rest in lines[number:])]
        taken = attribution_at(lines, number)
        if taken:
            sorted_out += [Line(part, Kind.FRAME) for part in lines[number : number + taken]]
            number += taken
            continue
        sorted_out.append(Line(line, _kind(line, number, marker, ours)))
        number += 1
    return sorted_out


def _kind(line: str, number: int, marker: int | None, ours: frozenset[str]) -> Kind:
    if not line.strip():
        return Kind.BLANK
    if marker is not None and (number == marker or (number <= marker + 2 and LOOKS_LIKE.search(line))):
        return Kind.FRAME
    if FRAME.search(line):
        return Kind.FRAME
    if line.startswith(">") or _words(line) in ours:
        return Kind.QUOTED
    return Kind.NEW


def _split(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Above the first line that is not the person's, and from there on."""
    for number, line in enumerate(lines):
        if line.kind in {Kind.QUOTED, Kind.FRAME, Kind.END}:
            return lines[:number], _without_unmarked(lines[number:])
    return lines, []


def _without_unmarked(rest: list[Line]) -> list[Line]:
    """Where the program does not mark what it quotes, all that follows the introduction is quoted."""
    marked = any(line.text.startswith(">") for line in rest)
    if marked:
        return rest
    known = any(line.kind is Kind.QUOTED for line in rest)
    introduced = any(line.kind in {Kind.FRAME, Kind.END} for line in rest)
    return [] if introduced or not known else rest


def _blocks(rest: list[Line]) -> list[list[Line]]:
    """Runs of lines of one kind, blank ones left out."""
    runs: list[list[Line]] = []
    for line in rest:
        if line.kind is Kind.BLANK:
            if runs:
                runs[-1].append(line)
        elif runs and runs[-1][0].kind is line.kind:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _answers_between(rest: list[Line]) -> bool:
    """New words with something quoted below them, so each needs the lines it answers to."""
    kinds = [block[0].kind for block in _blocks(_unsigned(rest))]
    new = [place for place, kind in enumerate(kinds) if kind is Kind.NEW]
    return bool(new) and Kind.QUOTED in kinds[new[0] :]


def _unsigned(rest: list[Line]) -> list[Line]:
    """Signatures under the answers are nobody's answer; quoted ones stand behind `>`."""
    for number, line in enumerate(rest):
        if line.kind is Kind.NEW and line.text in {"--", "-- "}:
            return rest[:number]
    kept = list(rest)
    while kept and (kept[-1].kind is Kind.BLANK or not without_signature([kept[-1].text])):
        kept.pop()
    return kept


def _inline(top: list[Line], rest: list[Line]) -> str:
    """Each answer with the last lines quoted above it."""
    parts = [_joined(without_signature([line.text for line in top]), [])]
    above: list[str] = []
    for block in _blocks(_unsigned(rest)):
        texts = [line.text for line in block]
        if block[0].kind is Kind.QUOTED:
            above = _last_paragraph(texts)
        elif block[0].kind is Kind.NEW:
            parts += ["\n".join(above), _joined(texts, [])]
            above = []
    return "\n\n".join(part for part in parts if part.strip())


def _last_paragraph(quoted: list[str]) -> list[str]:
    """What the answer speaks to: the paragraph right above, at the depth it stands in."""
    words = [line.lstrip("> ").rstrip() for line in quoted]
    while words and not words[-1]:
        words.pop()
    paragraph: list[str] = []
    while words and words[-1] and len(paragraph) < QUOTED_ABOVE:
        paragraph.insert(0, words.pop())
    return [f"> {line}" for line in paragraph]


def _second_opinion(lines: list[str]) -> list[str]:
    header = first_header(lines)
    return lines if header is None else lines[:header]


def _joined(head: list[str], below: list[str]) -> str:
    while head and (not head[-1].strip() or RULE.match(head[-1].strip())):
        head = head[:-1]
    parts = ["\n".join(head).strip("\n"), "\n".join(below).strip("\n")]
    text = "\n\n".join(part for part in parts if part.strip())
    return re.sub(r"\n{3,}", "\n\n", text).strip()
