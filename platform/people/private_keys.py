"""Keys of private addresses: neither a key nor what makes it can be read from a copy of the database alone."""

from __future__ import annotations

import base64
import hashlib
import secrets

from django.utils.crypto import salted_hmac


def new_seed() -> str:
    return secrets.token_urlsafe(32)


def token_of(seed: str, salt: str) -> str:
    """The key that a stored seed makes together with the site's secret."""
    made = salted_hmac(salt, seed, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def digest_of(token: str) -> str:
    """What a key is recognised by."""
    return hashlib.sha256(token.encode()).hexdigest()
