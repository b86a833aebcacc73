"""Rows of letters that are settled are needed only while the same letter might come again."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone

from mailroom.models import IncomingMail

KEPT: Final = timedelta(days=90)


def forget_old() -> int:
    """Held letters stay until somebody decides."""
    settled = IncomingMail.objects.exclude(state__in=[IncomingMail.State.HELD, IncomingMail.State.WAITING])
    return settled.filter(received_at__lt=timezone.now() - KEPT).delete()[0]
