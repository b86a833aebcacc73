"""The addresses that people write to, and the ids that letters of the site bear."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Final

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from mailroom import tokens
from mailroom.tokens import Ticket

LONGEST_LOCAL: Final = 64
LETTER_ID: Final = re.compile(r"<([a-z_]+\.[a-z_]+)-(\d{1,18})-([0-9a-f]{12})@([^<>@\s]+)>")


@dataclass(frozen=True, slots=True)
class Recipient:
    """One address of ours: with a ticket, or a plain word that is a place's public name."""

    word: str
    ticket: Ticket | None = None


def is_open() -> bool:
    """Does the site take letters at all?"""
    return bool(settings.INBOUND_DOMAIN)


def personal_address(*, word: str, kind: str, user_id: int, place_id: int) -> str:
    """An address of one person for one place; empty where the site takes no letters.

    The word before the plus is for human eyes alone: a long one gives way to the token.
    """
    if not is_open():
        return ""
    token = tokens.sign(kind=kind, user_id=user_id, place_id=place_id)
    word = word[: LONGEST_LOCAL - len(token) - 1].rstrip("-")
    return f"{word}+{token}@{settings.INBOUND_DOMAIN}"


def plain_address(word: str) -> str:
    """A place's public address; whoever writes to it must be known by their sender."""
    return f"{word}@{settings.INBOUND_DOMAIN}" if is_open() and len(word) <= LONGEST_LOCAL else ""


def read_recipient(address: str) -> Recipient | None:
    """What an address of our domain says; None for everybody else's, and for a token that is not ours."""
    _name, bare = parseaddr(address)
    local, _at, domain = bare.rpartition("@")
    if not is_open() or domain.lower() != settings.INBOUND_DOMAIN:
        return None
    word, plus, token = local.lower().rpartition("+")
    if not plus:
        return Recipient(local.lower())
    ticket = tokens.read(token)
    return Recipient(word, ticket) if ticket else None


def letter_id(*, key: str, user_id: int) -> str:
    """The Message-ID of a letter to one person about one object, such as `forums.post:12`."""
    label, _colon, pk = key.partition(":")
    return f"<{label}-{pk}-{_seal(key, user_id)}@{own_domain()}>"


def key_of(message_id: str, user_id: int) -> str | None:
    """The object that a letter of ours to this person was about."""
    match = LETTER_ID.fullmatch(message_id.strip())
    if match is None or match[4].lower() != own_domain():
        return None
    key = f"{match[1]}:{match[2]}"
    return key if constant_time_compare(_seal(key, user_id), match[3]) else None


def own_domain() -> str:
    """The domain in the Message-IDs of our letters."""
    return str(settings.INBOUND_DOMAIN) or "localhost"


def _seal(key: str, user_id: int) -> str:
    """Tells letters of several readers apart without naming any of them."""
    return salted_hmac("mailroom.letters", f"{key}|{user_id}", algorithm="sha256").hexdigest()[:12]
