"""Held letters: whoever moderates the place lets one through or sends it back, with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from mailroom import senders
from mailroom.access import may_judge, veiled_among
from mailroom.cutting import read_message
from mailroom.errors import DoubtfulError, RefusedError
from mailroom.letters import tell
from mailroom.models import IncomingMail
from mailroom.reasons import Reason
from mailroom.registry import Letter, handler_of
from mailroom.routing import Destination
from mailroom.services.receiving import letter_of, receive, refuse

State = IncomingMail.State


class AlreadyDecidedError(Exception):
    """Somebody else has decided meanwhile."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What whoever judges sees of a held letter."""

    text: str
    place: str
    sent_from: str
    # Its writer has a pseudonym in the place: neither account nor address is shown.
    is_veiled: bool = False
    files: tuple[str, ...] = ()


def text_for_judging(row: IncomingMail) -> Judged:
    """The new words; of the sender's address only as much as tells one from another."""
    message = read_message(bytes(row.raw or b""))
    destination = _destination(row)
    if destination is None:
        return Judged("", "", "")
    letter = letter_of(row, message, destination)
    is_veiled = row.pk in veiled_among([row])
    return Judged(
        letter.text,
        destination.handler.name_of(destination.place_id),
        "" if is_veiled else _veiled(senders.from_address(message)),
        is_veiled,
        tuple(file.name for file in letter.attachments),
    )


def release(*, actor: Any, letter: IncomingMail, reason: str) -> IncomingMail:
    """Hand the letter over as if nothing had been doubted; what forbids it otherwise still does.

    Raises DoubtfulError where the place itself will not take the text; then it stays held.
    """
    with transaction.atomic():
        row = _taken_up(actor, letter, reason)
        raw, destination = bytes(row.raw or b""), _destination(row)
        if destination is None:
            return _once_more(row, raw)
        handed = letter_of(row, read_message(raw), destination, released=True)
        row.raw = None
        try:
            # Undone on its own, so that the row can still say why it was refused.
            with transaction.atomic():
                taken = _take(handed, destination)
        except RefusedError as refusal:
            row.state, row.reason = State.REFUSED, refusal.reason
            row.save()
            refuse(row, handed, destination, "refused")
        else:
            row.state, row.result = State.TAKEN, taken.key
            row.save()
            tell(row, outcome="released", path=taken.path, words=tuple(taken.words))
        log(instance=row, action="mailroom.release", user=actor, data={"reason": reason})
    return row


def _take(handed: Letter, destination: Destination) -> Any:
    if not destination.user.is_active:
        raise RefusedError(Reason.INACTIVE)
    if not handed.text:
        raise RefusedError(Reason.EMPTY)
    return destination.handler.take(handed)


def _once_more(row: IncomingMail, raw: bytes) -> IncomingMail:
    """A letter that the site failed to read is read anew, from the start; it stays held where that fails again."""
    row.delete()
    again = receive(raw)
    if again.state == State.WAITING:
        # No mailbox brings it once more: here are its only bytes.
        again.state, again.reason, again.raw = State.HELD, Reason.BROKEN, raw
        again.save()
    return again


def discard(*, actor: Any, letter: IncomingMail, reason: str) -> IncomingMail:
    """Send it back; the words of somebody who may not be its sender go nowhere."""
    with transaction.atomic():
        row = _taken_up(actor, letter, reason)
        destination, doubted = _destination(row), row.reason
        handed = None
        if destination and doubted == Reason.FINDINGS:
            handed = letter_of(row, read_message(bytes(row.raw or b"")), destination)
        row.state, row.reason, row.raw = State.REFUSED, Reason.DISCARDED, None
        row.save()
        if destination:
            refuse(row, handed, destination, "refused")
        log(instance=row, action="mailroom.discard", user=actor, data={"reason": reason})
    return row


def _taken_up(actor: Any, letter: IncomingMail, reason: str) -> IncomingMail:
    row = (
        IncomingMail.objects.select_for_update(of=("self",)).select_related("user__profile").get(pk=letter.pk)
    )
    if row.state != State.HELD:
        raise AlreadyDecidedError
    if not may_judge(actor, row) or not reason.strip():
        raise ValueError("Only who may judge the letter decides, and says why.")
    row.decided_by, row.decided_at, row.decision = actor, timezone.now(), reason
    return row


def _destination(row: IncomingMail) -> Destination | None:
    handler = handler_of(row.kind)
    if handler is None or row.user is None or row.place_id is None:
        return None
    return Destination(handler, row.place_id, row.user, None)


def _veiled(address: str) -> str:
    name, _at, domain = address.rpartition("@")
    return f"{name[:2]}…@{domain}" if domain else ""


__all__ = ["AlreadyDecidedError", "DoubtfulError", "Judged", "discard", "release", "text_for_judging"]
