"""The list as its reader may see it: what closed to them is left out before any template sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from notifications.kinds import Kind, kind_of, told_of
from notifications.models import Notice


@dataclass(frozen=True, slots=True)
class Line:
    """A notice in words."""

    pk: int
    text: str
    icon: str
    created_at: datetime
    unread: bool
    mail: str
    mail_label: str


def lines_of(user: Any, notices: Iterable[Notice]) -> tuple[list[Line], list[int]]:
    """The lines, and the ids of notices that tell of what the reader may not open now."""
    rows = list(notices)
    found = _objects(user, rows)
    lines, closed = [], []
    for row in rows:
        kind, thing = kind_of(row.kind), found.get((row.kind, row.about))
        if kind is None or thing is None:
            closed.append(row.pk)
            continue
        lines.append(_line(row, kind, thing))
    return lines, closed


def target_of(user: Any, notice: Notice) -> str | None:
    """Where a notice leads, if the reader may go there."""
    kind, thing = kind_of(notice.kind), _objects(user, [notice]).get((notice.kind, notice.about))
    return kind.url(thing) if kind and thing is not None else None


def _line(row: Notice, kind: Kind, thing: Any) -> Line:
    return Line(
        pk=row.pk,
        text=str(kind.phrase(told_of(row), thing)),
        icon=kind.icon,
        created_at=row.created_at,
        unread=row.read_at is None,
        mail=row.mail,
        mail_label=row.get_mail_display(),
    )


def _objects(user: Any, rows: list[Notice]) -> dict[tuple[str, str], Any]:
    """Kinds that share a door share a question to the database; acts of who was shut out are not told."""
    doors: dict[Any, list[Notice]] = {}
    for row in rows:
        kind = kind_of(row.kind)
        if kind is not None and not (row.actor_id and not row.actor.is_active):  # type: ignore[union-attr]
            doors.setdefault(kind.open_to, []).append(row)
    found: dict[tuple[str, str], Any] = {}
    for open_to, same in doors.items():
        objects = open_to(user, sorted({row.about for row in same}))
        found |= {(row.kind, row.about): objects[row.about] for row in same if row.about in objects}
    return found
