"""What stands above a form whose text may identify somebody: each mark in its words, to replace or to vouch for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from forums.guarding import Mark
from forums.vouch_forms import VouchForm

AROUND: Final = 48


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A mark with some words around it, as people typed them."""

    kind: Any
    before: str
    words: str
    after: str
    replacement: str = ""
    token: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Panel:
    """`done` is set when everything was replaced and the text waits to be read once more."""

    excerpts: list[Excerpt]
    form: VouchForm
    done: bool = False


def panel_of(marks: Iterable[Mark], texts: dict[str, str], form: VouchForm) -> Panel:
    """One excerpt for each token, however often its words occur."""
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.token, []).append(mark)
    excerpts = [_of_mark(same[0], texts[same[0].field], len(same)) for same in found.values()]
    form.fields["decided"].initial = " ".join(found)
    return Panel(excerpts=excerpts, form=form)


def _of_mark(mark: Mark, text: str, times: int) -> Excerpt:
    finding = mark.finding
    before, words, after = around(text, finding.start, finding.end)
    return Excerpt(
        kind=finding.kind.label,
        before=before,
        words=words,
        after=after,
        replacement=finding.replacement,
        token=mark.token,
        times=times,
    )


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words of a place and what stands beside them, cut where a word ends."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = "… " + before.partition(" ")[2]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, text[start:end], after
