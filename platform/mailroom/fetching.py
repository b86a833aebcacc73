"""Reading the mailbox: a letter is marked only after its row is stored, so a crash between the two loses nothing."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from imap_tools import AND, MailBox, MailBoxStartTls, MailBoxUnencrypted, MailMessageFlags
from imap_tools.mailbox import BaseMailBox

from mailroom import services
from mailroom.models import IncomingMail

logger = logging.getLogger(__name__)
SECONDS: Final = 20
AT_ONCE: Final = 100
# Kept apart where the mailbox has such folders; a person may look into them.
FOLDERS: Final = {
    IncomingMail.State.TAKEN.value: "Taken",
    IncomingMail.State.HELD.value: "Held",
    IncomingMail.State.REFUSED.value: "Refused",
}
SIZE: Final = re.compile(rb"RFC822\.SIZE (\d+)")


@dataclass
class Fetched:
    """How many letters came, by what became of them."""

    states: dict[str, int] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return sum(self.states.values())


@contextmanager
def opened(place: Mapping[str, Any]) -> Iterator[BaseMailBox]:
    """The mailbox as the settings name it; a server that does not answer is given up soon."""
    kind: Any = MailBox if place["ssl"] else MailBoxStartTls if place["starttls"] else MailBoxUnencrypted
    with kind(place["host"], place["port"], timeout=SECONDS).login(
        place["user"], place["password"], initial_folder=place["folder"]
    ) as box:
        yield box


def fetch(place: Mapping[str, Any], *, largest: int) -> Fetched:
    """Take in what was not seen yet, the oldest first."""
    fetched = Fetched()
    with opened(place) as box:
        folders = _folders(box)
        for uid in box.uids(AND(seen=False))[:AT_ONCE]:
            raw = _bytes_of(box, uid, largest)
            if raw is None:
                continue
            row = services.receive(raw)
            fetched.states[row.state] = fetched.states.get(row.state, 0) + 1
            if row.state != IncomingMail.State.WAITING:
                _put_away(box, uid, folders.get(row.state))
    return fetched


def _folders(box: BaseMailBox) -> dict[str, str]:
    """Full names of our folders, wherever in the tree they are."""
    there = {info.name.rpartition(info.delim or "/")[2].casefold(): info.name for info in box.folder.list()}
    return {state: there[name.casefold()] for state, name in FOLDERS.items() if name.casefold() in there}


def _bytes_of(box: BaseMailBox, uid: str, largest: int) -> bytes | None:
    """The whole letter; of one that is too large a piece that is too large as well, which is enough to say so."""
    _status, answer = box.client.uid("FETCH", uid, "(RFC822.SIZE)")
    match = SIZE.search(b" ".join(part for part in answer if isinstance(part, bytes)))
    if match is None:
        # Another process put it away meanwhile.
        return None
    part = f"<0.{largest + 1}>" if int(match[1]) > largest else ""
    _status, answer = box.client.uid("FETCH", uid, f"(BODY.PEEK[]{part})")
    found = [piece[1] for piece in answer if isinstance(piece, tuple) and isinstance(piece[1], bytes)]
    return found[0] if found else None


def _put_away(box: BaseMailBox, uid: str, folder: str | None) -> None:
    box.flag(uid, MailMessageFlags.SEEN, True)
    if folder:
        box.move(uid, folder)
