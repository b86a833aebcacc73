"""Who may judge a letter that is held: whoever moderates the place it was written to."""

from __future__ import annotations

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


def may_judge(user: Any, letter: IncomingMail) -> bool:
    """The same rule for one letter."""
    return letter.state == "held" and letter.room in rooms_of(user)
