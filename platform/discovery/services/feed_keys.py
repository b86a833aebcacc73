"""The key of a member's private feed: made, ended, shown to its owner."""

from __future__ import annotations

import base64
import secrets
from typing import Any

from django.utils.crypto import salted_hmac

from discovery.access import digest_of
from discovery.models import FeedKey


def make_feed_key(*, user: Any) -> str:
    """A new key; the one before opens nothing from now on."""
    seed = secrets.token_urlsafe(32)
    token = _token(seed)
    FeedKey.objects.update_or_create(user=user, defaults={"seed": seed, "digest": digest_of(token)})
    return token


def drop_feed_key(*, user: Any) -> None:
    """The private address opens nothing from now on."""
    FeedKey.objects.filter(user=user).delete()


def feed_token(user: Any) -> str:
    """The person's key, for their own eyes; empty when there is none or the site's secret has changed since."""
    key = FeedKey.objects.filter(user=user).first()
    if key is None:
        return ""
    token = _token(key.seed)
    return token if digest_of(token) == key.digest else ""


def _token(seed: str) -> str:
    """Nobody makes it from a copy of the database alone."""
    made = salted_hmac("discovery.feed-key", seed, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")
