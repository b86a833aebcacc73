"""From the addresses of a letter to the handler, the person and the place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import getaddresses
from itertools import islice
from typing import Any, Final

from mailroom import senders
from mailroom.addresses import Recipient, key_of, read_recipient
from mailroom.cutting import headers
from mailroom.errors import IgnoredError
from mailroom.reasons import Reason
from mailroom.registry import Handler, handler_of, handlers
from mailroom.tokens import Ticket
from people.models import User

# A letter that was forwarded to the mailbox names our address in one of the later ones.
PLACES: Final = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Forwarded-To", "Resent-To")
MOST_REFERENCES: Final = 30
MOST_RECIPIENTS: Final = 20


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a letter goes; without a ticket the person is known by the sender alone."""

    handler: Handler
    place_id: int
    user: Any
    ticket: Ticket | None


def destination_of(message: EmailMessage) -> Destination:
    """A ticket counts before a plain address; whatever leads nowhere is ignored."""
    recipients = list(islice(_recipients(message), MOST_RECIPIENTS))
    for recipient in recipients:
        if recipient.ticket:
            return _by_ticket(recipient.ticket)
    for recipient in recipients:
        for handler in handlers():
            place_id = handler.place_of(recipient.word)
            if place_id is not None:
                return _by_sender(handler, place_id, senders.from_address(message))
    raise IgnoredError(Reason.UNKNOWN_ADDRESS)


def _recipients(message: EmailMessage) -> Iterator[Recipient]:
    for name in PLACES:
        for _name, address in getaddresses(headers(message, name)):
            recipient = read_recipient(address)
            if recipient:
                yield recipient


def _by_ticket(ticket: Ticket) -> Destination:
    handler = handler_of(ticket.kind)
    user = User.objects.select_related("profile").filter(pk=ticket.user_id).first()
    if handler is None or user is None:
        raise IgnoredError(Reason.UNKNOWN_ADDRESS)
    return Destination(handler, ticket.place_id, user, ticket)


def _by_sender(handler: Handler, place_id: int, address: str) -> Destination:
    user = senders.owner_of(address)
    if user is None:
        raise IgnoredError(Reason.UNKNOWN_SENDER)
    return Destination(handler, place_id, user, None)


def answered_keys(message: EmailMessage, user_id: int) -> tuple[str, ...]:
    """What our letters were about that this one names as its forebears, the nearest first."""
    named = " ".join([*headers(message, "In-Reply-To"), *headers(message, "References")[::-1]])
    ids = [f"<{part}>" for part in named.replace("<", " ").replace(">", " ").split()]
    head, tail = ids[:1], ids[1:][::-1][:MOST_REFERENCES]
    found = (key_of(message_id, user_id) for message_id in [*head, *tail])
    return tuple(dict.fromkeys(key for key in found if key))
