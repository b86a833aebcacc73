"""The key of a member's private feeds: made, ended, shown to its owner, and asked whose it is."""

from __future__ import annotations

import base64
import hashlib
import secrets
from typing import Any, Final

from django.utils.crypto import salted_hmac

from forums.models import ForumFeedKey
from people.models import User

LONGEST: Final = 100


def make_feed_key(*, user: Any) -> str:
    """A new key; the one before opens nothing from now on."""
    seed = secrets.token_urlsafe(32)
    token = _token(seed)
    ForumFeedKey.objects.update_or_create(user=user, defaults={"seed": seed, "digest": _digest(token)})
    return token


def drop_feed_key(*, user: Any) -> None:
    """The private addresses open nothing from now on."""
    ForumFeedKey.objects.filter(user=user).delete()


def feed_token(user: Any) -> str:
    """The person's key, for their own eyes; empty when there is none or the site's secret has changed since."""
    key = ForumFeedKey.objects.filter(user=user).first()
    if key is None:
        return ""
    token = _token(key.seed)
    return token if _digest(token) == key.digest else ""


def reader_of(token: str) -> User | None:
    """Whose key it is, read anew so that present rights count."""
    if not token or len(token) > LONGEST:
        return None
    return User.objects.filter(is_active=True, forum_feed_key__digest=_digest(token)).first()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _token(seed: str) -> str:
    made = salted_hmac("forums.feed-key", seed, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")
