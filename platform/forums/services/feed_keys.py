"""The key of a member's private feeds: made, ended, shown to its owner, and asked whose it is."""

from __future__ import annotations

from typing import Any, Final

from forums.models import ForumFeedKey
from people.models import User
from people.private_keys import digest_of, new_seed, token_of

SALT: Final = "forums.feed-key"
LONGEST: Final = 100


def make_feed_key(*, user: Any) -> str:
    """A new key; the one before opens nothing from now on."""
    seed = new_seed()
    token = token_of(seed, SALT)
    ForumFeedKey.objects.update_or_create(user=user, defaults={"seed": seed, "digest": digest_of(token)})
    return token


def drop_feed_key(*, user: Any) -> None:
    """The private addresses open nothing from now on."""
    ForumFeedKey.objects.filter(user=user).delete()


def feed_token(user: Any) -> str:
    """The person's key, for their own eyes; empty when there is none or the site's secret has changed since."""
    key = ForumFeedKey.objects.filter(user=user).first()
    if key is None:
        return ""
    token = token_of(key.seed, SALT)
    return token if digest_of(token) == key.digest else ""


def reader_of(token: str) -> User | None:
    """Whose key it is, read anew so that present rights count."""
    if not token or len(token) > LONGEST:
        return None
    return User.objects.filter(is_active=True, forum_feed_key__digest=digest_of(token)).first()
