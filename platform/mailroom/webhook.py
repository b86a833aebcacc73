"""Letters that a mail service hands over by itself; loaded only where the `mail` extra is installed."""

from __future__ import annotations

from typing import Any

from anymail.signals import inbound
from django.dispatch import receiver

from mailroom import services
from mailroom.addresses import is_open
from mailroom.models import IncomingMail


class LetterNotReadError(Exception):
    """Answers the service with a failure, so that it delivers the letter again."""


@receiver(inbound, dispatch_uid="mailroom.take_in")
def take_in(sender: Any, event: Any, **kwargs: Any) -> None:
    """The same way as from the mailbox; the service's own verdict on the sender is not asked."""
    if not is_open():
        return
    row = services.receive(event.message.as_bytes())
    if row.state == IncomingMail.State.WAITING:
        raise LetterNotReadError
