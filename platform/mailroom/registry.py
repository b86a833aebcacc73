"""Where apps say which letters are theirs; the mailroom itself knows no forum and no topic."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from mailroom.cutting.reading import Attachment


@dataclass(frozen=True, slots=True)
class Letter:
    """What a handler gets: who wrote, to which of its places, and only what is new in the text."""

    sender: Any
    place_id: int
    subject: str
    text: str
    # Names the letter for good: a handler that is given it twice stores once.
    key: str
    # Keys of the objects that letters of ours, to which this one answers, were about; the nearest first.
    answers: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    released: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a letter; `words` are said to its sender, if there are any."""

    key: str
    path: str = ""
    words: Sequence[str] = field(default=())


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a letter that was not taken waits, empty if nowhere; `words` are said to its sender."""

    path: str = ""
    words: Sequence[str] = ()


class Handler(Protocol):
    """One kind of place that takes letters."""

    kind: str

    def place_of(self, word: str) -> int | None:
        """The place whose public address begins with the word."""
        ...

    def ours(self, *, user: Any, place_id: int, answers: Sequence[str]) -> list[str]:
        """Texts that the site sent to this person and that may stand quoted in an answer."""
        ...

    def take(self, letter: Letter) -> Taken:
        """Store the letter, or raise one of `mailroom.errors`; called inside a transaction."""
        ...

    def keep(self, letter: Letter) -> Kept:
        """Keep the text and the files of a letter that was not taken."""
        ...

    def mute(self, *, user: Any, place_id: int) -> Taken:
        """Send no more letters about the place."""
        ...

    def veiled(self, pairs: Iterable[tuple[Any, int]]) -> Collection[tuple[int, int]]:
        """Of these people and places, the ids of those where whoever judges must not learn who wrote."""
        ...

    def room_of(self, place_id: int) -> str:
        """The key of what decides who may judge letters to the place."""
        ...

    def rooms_of(self, user: Any) -> Iterable[str]:
        """Keys of all rooms whose held letters the user may judge."""
        ...

    def name_of(self, place_id: int) -> str:
        """The place in words, for whoever judges."""
        ...


Check = Callable[[str], Sequence[str]]
_handlers: dict[str, Handler] = {}
_checks: dict[str, Check] = {}


def register(handler: Handler) -> None:
    """One handler a kind; the kind is one small letter and stands in every token."""
    if len(handler.kind) != 1 or not handler.kind.isascii():
        raise ValueError(f"{handler.kind!r} is not one letter.")
    _handlers[handler.kind] = handler


def register_check(name: str, check: Check) -> None:
    """A look at each text before it is stored: whatever it finds holds the letter."""
    _checks[name] = check


def handler_of(kind: str) -> Handler | None:
    return _handlers.get(kind)


def handlers() -> list[Handler]:
    return list(_handlers.values())


def findings_in(text: str) -> list[str]:
    """What all checks found, each once."""
    found = (str(word) for check in _checks.values() for word in check(text))
    return list(dict.fromkeys(found))
