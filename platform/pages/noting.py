"""The seam by which an answer becomes a page: an app asks for a draft, the app that has such pages writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol

from django.dispatch import Signal
from wagtail.models import Page

# Sent with `key` and `state` when what became of a noted page changes.
note_moved: Final = Signal()


@dataclass(frozen=True, slots=True)
class Note:
    """What an answer brings along; `html` is safe, `references` are titles and addresses that everybody may see."""

    title: str
    html: str
    language: str
    link: str
    question: str = ""
    thanks: str = ""
    references: Sequence[tuple[str, str]] = ()
    review_on: date | None = None


class NoteTaker(Protocol):
    """Makes a draft out of a note and hands it to the editors' workflow."""

    def take(self, note: Note, *, user: Any) -> Page: ...

    def address(self, key: str, user: Any) -> str:
        """Where the published page lies, for who may open it; empty otherwise."""


_takers: list[NoteTaker] = []


def register_note_taker(taker: NoteTaker) -> None:
    _takers[:] = [taker]


def note_taker() -> NoteTaker | None:
    """None on a site without a library."""
    return _takers[0] if _takers else None
