"""Short signed words for the part before the @: who may write, to what, and until when."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

SALT: Final = "mailroom.tokens"
SIGNATURE_BYTES: Final = 10
# Days are counted from here, so that two bytes last for a hundred and seventy years.
FIRST_DAY: Final = date(2020, 1, 1)
LONGEST: Final = 52


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a token says; `kind` is the one letter of the handler that gave it out."""

    kind: str
    user_id: int
    place_id: int
    last_day: date

    @property
    def expired(self) -> bool:
        return self.last_day < timezone.now().date()


def sign(*, kind: str, user_id: int, place_id: int) -> str:
    """Small letters and digits only: some mail servers change capitals on the way."""
    last_day = timezone.now().date() + timedelta(days=settings.INBOUND_ADDRESS_DAYS)
    days = (last_day - FIRST_DAY).days
    body = kind.encode("ascii") + days.to_bytes(2, "big") + _packed(user_id) + _packed(place_id)
    return base64.b32encode(body + _signature(body, settings.SECRET_KEY)).decode().rstrip("=").lower()


def read(token: str) -> Ticket | None:
    """The ticket of a token that this site signed, whether or not its days are over; None for all else."""
    raw = _decoded(token)
    if raw is None or len(raw) < SIGNATURE_BYTES + 5:
        return None
    body, given = raw[:-SIGNATURE_BYTES], raw[-SIGNATURE_BYTES:]
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    if not any(constant_time_compare(_signature(body, str(key)), given) for key in keys):
        return None
    user_id, rest = _unpacked(body[3:])
    place_id, rest = _unpacked(rest)
    last_day = FIRST_DAY + timedelta(days=int.from_bytes(body[1:3], "big"))
    return Ticket(chr(body[0]), user_id, place_id, last_day)


def _decoded(token: str) -> bytes | None:
    if not 0 < len(token) <= LONGEST or not token.isascii():
        return None
    try:
        return base64.b32decode(token.upper() + "=" * (-len(token) % 8))
    except binascii.Error:
        return None


def _signature(body: bytes, key: str) -> bytes:
    mac: bytes = salted_hmac(SALT, body, secret=key, algorithm="sha256").digest()
    return mac[:SIGNATURE_BYTES]


def _packed(number: int) -> bytes:
    """Seven bits a byte, the eighth says that more follow: small numbers stay short."""
    parts = bytearray()
    while number > 0x7F:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    parts.append(number)
    return bytes(parts)


def _unpacked(raw: bytes) -> tuple[int, bytes]:
    """Only called on bytes that were signed, so they are whole."""
    number = shift = 0
    for place, byte in enumerate(raw):
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return number, raw[place + 1 :]
    return number, b""
