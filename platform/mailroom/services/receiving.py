"""One letter from its bytes to a row: judged, cut and handed over, or not, in one transaction."""

from __future__ import annotations

import hashlib
import logging
from email.message import EmailMessage
from typing import Final

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from mailroom import guards, senders
from mailroom.commands import asks_to_mute
from mailroom.cutting import attachments_of, header, new_text, read_headers, read_message, text_of
from mailroom.errors import DoubtfulError, IgnoredError, RefusedError
from mailroom.letters import tell
from mailroom.models import IncomingMail
from mailroom.reasons import Reason
from mailroom.registry import Kept, Letter, Taken, findings_in
from mailroom.routing import Destination, answered_keys, destination_of

logger = logging.getLogger(__name__)
State = IncomingMail.State
MOST_TRIES: Final = 5


def receive(raw: bytes) -> IncomingMail:
    """Take a letter in once, however often it is delivered; a fault leaves it to be tried again."""
    message_id = id_of(raw)
    try:
        with transaction.atomic():
            row = _row_of(message_id)
            if row.state == State.WAITING:
                _handle(row, raw)
            return row
    except IntegrityError:
        # The same letter came through two doors at once, and the other was faster.
        known = IncomingMail.objects.filter(message_id=message_id).exclude(state=State.WAITING).first()
        return known or _try_again(message_id, raw)
    except Exception:
        logger.exception("letter %s could not be read", message_id)
        return _try_again(message_id, raw)


def id_of(raw: bytes) -> str:
    """Names the letter by its Message-ID; one without it by its bytes."""
    own = header(read_headers(raw[:100_000]), "Message-ID").strip()
    return hashlib.sha256(own.encode() if own else raw).hexdigest()[:48]


def _row_of(message_id: str) -> IncomingMail:
    """Locked; whoever comes with the same letter at the same time waits here, and finds what became of it."""
    rows = IncomingMail.objects.select_for_update().filter(message_id=message_id)
    found = rows.first()
    if found is None:
        IncomingMail.objects.bulk_create([IncomingMail(message_id=message_id)], ignore_conflicts=True)
        found = rows.get()
    return found


def _try_again(message_id: str, raw: bytes) -> IncomingMail:
    """After the last try the letter waits for an admin."""
    with transaction.atomic():
        row = _row_of(message_id)
        if row.state == State.WAITING:
            row.tries += 1
            if row.tries >= MOST_TRIES:
                row.state, row.reason, row.raw = State.HELD, Reason.BROKEN, raw
            row.save(update_fields=["tries", "state", "reason", "raw"])
    return row


def _handle(row: IncomingMail, raw: bytes) -> None:
    too_large = len(raw) > settings.INBOUND_LARGEST_BYTES
    message = read_headers(raw) if too_large else read_message(raw)
    # A forger's letters are counted apart, so that nobody can use up another person's number.
    row.sender = senders.digest_of(f"{senders.proof_of(message)}:{senders.from_address(message)}")
    row.subject = header(message, "Subject")[:200]
    try:
        _ignore_programs(row, message)
        destination = destination_of(message)
        _name_place(row, destination)
    except IgnoredError as ignored:
        _settle(row, State.IGNORED, ignored.reason)
        return
    _judge(row, raw, message, destination, too_large)


def _ignore_programs(row: IncomingMail, message: EmailMessage) -> None:
    reason = guards.automatic(message)
    if reason:
        raise IgnoredError(reason)
    if guards.too_many(row.sender):
        raise IgnoredError(Reason.FLOOD)


def _name_place(row: IncomingMail, destination: Destination) -> None:
    row.user, row.kind, row.place_id = destination.user, destination.handler.kind, destination.place_id
    row.room = destination.handler.room_of(destination.place_id)


def _judge(
    row: IncomingMail, raw: bytes, message: EmailMessage, destination: Destination, too_large: bool
) -> None:
    letter = letter_of(row, message, destination) if not too_large else None
    answers = header(message, "Message-ID")
    try:
        _check_sender(message, destination)
        if letter is None:
            raise RefusedError(Reason.TOO_LARGE)
        taken = _hand_over(row, letter, destination)
    except IgnoredError as ignored:
        _settle(row, State.IGNORED, ignored.reason)
    except DoubtfulError as doubt:
        row.findings = doubt.findings
        row.raw = raw
        _settle(row, State.HELD, doubt.reason)
        refuse(row, letter if doubt.reason == Reason.FINDINGS else None, destination, "held", answers)
    except RefusedError as refusal:
        _settle(row, State.REFUSED, refusal.reason)
        refuse(row, letter, destination, "refused", answers)
    else:
        row.result = taken.key
        _settle(row, State.TAKEN)
        if taken.words:
            tell(row, outcome="taken", path=taken.path, words=tuple(taken.words), answers=answers)


def letter_of(
    row: IncomingMail, message: EmailMessage, destination: Destination, *, released: bool = False
) -> Letter:
    """What a handler gets, cut down to what is new; notes the digest of the text on the row."""
    answers = answered_keys(message, destination.user.pk)
    ours = destination.handler.ours(user=destination.user, place_id=destination.place_id, answers=answers)
    text = new_text(text_of(message), ours)
    row.digest = _digest(destination, text)
    return Letter(
        sender=destination.user,
        place_id=destination.place_id,
        subject=row.subject,
        text=text,
        key=f"mail:{row.message_id}",
        answers=answers,
        attachments=attachments_of(message),
        released=released,
    )


def _digest(destination: Destination, text: str) -> str:
    words = f"{destination.handler.kind}|{destination.place_id}|{' '.join(text.split())}"
    return salted_hmac("mailroom.texts", words, algorithm="sha256").hexdigest()[:32] if text else ""


def _check_sender(message: EmailMessage, destination: Destination) -> None:
    """A ticket says who was given the address; it is theirs only together with a confirmed sender."""
    proof = senders.proof_of(message)
    if not senders.belongs_to(destination.user, senders.from_address(message)):
        raise DoubtfulError(Reason.OTHER_SENDER)
    if proof == "fail" or (destination.ticket is None and proof != "pass"):
        raise DoubtfulError(Reason.UNPROVEN_SENDER)
    if not destination.user.is_active:
        raise RefusedError(Reason.INACTIVE)


def _hand_over(row: IncomingMail, letter: Letter, destination: Destination) -> Taken:
    # An order to be silent is obeyed even at an address that has expired.
    if asks_to_mute(letter.text, letter.subject):
        return destination.handler.mute(user=destination.user, place_id=destination.place_id)
    if destination.ticket and destination.ticket.expired:
        raise RefusedError(Reason.EXPIRED)
    if not letter.text:
        raise RefusedError(Reason.EMPTY)
    if guards.repeats(row.sender, row.digest):
        raise IgnoredError(Reason.REPEAT)
    findings = findings_in(letter.text)
    if findings:
        raise DoubtfulError(Reason.FINDINGS, findings)
    # Its own savepoint, so that what a handler began and refused is undone while the row stays.
    with transaction.atomic():
        return destination.handler.take(letter)


def refuse(
    row: IncomingMail, letter: Letter | None, destination: Destination, outcome: str, answers: str = ""
) -> None:
    """Keep the text where the person finds it and say so; without a letter there is nothing to keep."""
    has_text = letter is not None and bool(letter.text)
    kept = destination.handler.keep(letter) if letter is not None and has_text else Kept()
    text = letter.text if letter is not None and not kept.path else ""
    tell(
        row,
        outcome=outcome,
        path=kept.path,
        words=tuple(kept.words),
        text=text,
        kept=bool(kept.path),
        answers=answers,
    )


def _settle(row: IncomingMail, state: IncomingMail.State, reason: str = "") -> None:
    row.state, row.reason = state, reason
    if state != State.HELD:
        row.raw = None
    row.save()
    logger.info("letter %s: %s %s", row.message_id, state.value, reason)
