"""The key of a member's private feed: made, ended, shown to its owner."""

from __future__ import annotations

from typing import Any, Final

from discovery.models import FeedKey
from people.private_keys import digest_of, new_seed, token_of

SALT: Final = "discovery.feed-key"


def make_feed_key(*, user: Any) -> str:
    """A new key; the one before opens nothing from now on."""
    seed = new_seed()
    token = token_of(seed, SALT)
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
    token = token_of(key.seed, SALT)
    return token if digest_of(token) == key.digest else ""
