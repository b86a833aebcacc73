"""Marks and seals of pseudonyms: recognised by arithmetic, opened by the site's key alone."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SALT: Final = "forums.masks"
# Names that say nothing of a person: no sex, no country, no rank.
NAMES: Final[tuple[Promise, ...]] = (
    _("Acacia"),
    _("Almond"),
    _("Bamboo"),
    _("Cedar"),
    _("Cypress"),
    _("Ebony"),
    _("Fern"),
    _("Fig"),
    _("Hazel"),
    _("Jasmine"),
    _("Laurel"),
    _("Lemon"),
    _("Maple"),
    _("Myrtle"),
    _("Oak"),
    _("Olive"),
    _("Palm"),
    _("Pine"),
    _("Sage"),
    _("Willow"),
)


def mark_of(user: Any, topic_id: int, apart: int | None = None) -> str:
    """What recognises a writer in one topic; says nothing without the site's key.

    `apart` is the number of a second pseudonym there, which posts keep that came from another topic.
    """
    return _mark(_value(user, topic_id, apart), settings.SECRET_KEY)


def marks_of(user: Any, topic_id: int, apart: int | None = None) -> frozenset[str]:
    """The mark under the present key and under those that were used before."""
    value = _value(user, topic_id, apart)
    return frozenset(_mark(value, key) for key in _keys())


def wears(user: Any, mask: Any) -> bool:
    """Is the pseudonym this person's?"""
    if not user.is_authenticated:
        return False
    known = marks_of(user, mask.topic_id) | marks_of(user, mask.topic_id, mask.number)
    return mask.mark in known


def torn_mark() -> str:
    """A mark that recognises nobody any more."""
    return secrets.token_hex(32)


def seal(user: Any) -> str:
    return _box().encrypt(str(user.pk).encode()).decode("ascii")


def unseal(sealed: str) -> int | None:
    """The account's number; None when no key of the site fits any more, or the seal was broken for good."""
    try:
        return int(_box().decrypt(sealed.encode("ascii")))
    except (InvalidToken, ValueError):
        return None


def writer_id(thing: Any) -> int | None:
    """The account behind a post or topic, for what the site does by itself: telling, never showing."""
    return unseal(thing.mask.sealed) if thing.mask else thing.author_id


def first_number(mark: str) -> int:
    """Where in the list of names to begin: by chance, so that the order of writing tells nothing."""
    return int(mark[:8], 16) % len(NAMES)


def mask_name(number: int) -> str:
    """The pseudonym in the reader's language."""
    rounds, place = divmod(number, len(NAMES))
    return f"{NAMES[place]} {rounds + 1}" if rounds else str(NAMES[place])


def _value(user: Any, topic_id: int, apart: int | None) -> str:
    return f"{user.pk}:{topic_id}" if apart is None else f"{user.pk}:{topic_id}:{apart}"


def _mark(value: str, key: str) -> str:
    return salted_hmac(SALT, value, secret=key, algorithm="sha256").hexdigest()


def _keys() -> Iterator[str]:
    yield settings.SECRET_KEY
    yield from map(str, settings.SECRET_KEY_FALLBACKS)


def _box() -> MultiFernet:
    return _box_for(tuple(_keys()))


@lru_cache(maxsize=4)
def _box_for(keys: tuple[str, ...]) -> MultiFernet:
    digests = (hashlib.sha256(f"{SALT}:{key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
