"""Who may judge a letter that is held: whoever moderates the place it was written to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mailroom.registry import handlers
from people.access import may_open_tables

if TYPE_CHECKING:
    from mailroom.models import IncomingMail


def rooms_of(user: Any) -> frozenset[str]:
    """Keys of the rooms whose letters the user may judge; those without a room are the admins'."""
    if not (user.is_authenticated and user.is_active):
        return frozenset()
    rooms = {room for handler in handlers() for room in handler.rooms_of(user)}
    return frozenset(rooms | {""} if may_open_tables(user) else rooms)


def veiled_among(letters: Iterable[IncomingMail]) -> frozenset[int]:
    """Ids of the letters whose writer is not to be known by whoever judges them; one question for each kind."""
    known = [row for row in letters if row.user is not None and row.place_id is not None]
    found = set()
    for handler in handlers():
        rows = [row for row in known if row.kind == handler.kind]
        pairs = set(handler.veiled([(row.user, row.place_id or 0) for row in rows])) if rows else set()
        found |= {row.pk for row in rows if (row.user_id, row.place_id) in pairs}
    return frozenset(found)


def may_judge(user: Any, letter: IncomingMail) -> bool:
    """The same rule for one letter."""
    return letter.state == "held" and letter.room in rooms_of(user)
