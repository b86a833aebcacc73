"""System checks: a door that is half open loses letters."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register


@register(deploy=True)
def check_letters_arrive(**kwargs: Any) -> list[CheckMessage]:
    """A domain needs a way in, and a way in needs a domain."""
    ways = bool(settings.INBOUND_IMAP or settings.INBOUND_WEBHOOK_SECRET)
    if bool(settings.INBOUND_DOMAIN) == ways:
        return []
    return [
        Warning(
            "Letters are half set up: INBOUND_DOMAIN and a mailbox or webhook belong together.",
            hint="Set INBOUND_DOMAIN and one of INBOUND_IMAP_URL, INBOUND_WEBHOOK_SECRET; or none of them.",
            id="mailroom.W001",
        )
    ]
