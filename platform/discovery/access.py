"""Who is behind a private address, and whose row a member may change."""

from __future__ import annotations

from django.core import signing

from people.models import User
from people.private_keys import digest_of

UNSUBSCRIBE = "discovery.unsubscribe"


def reader_of(token: str) -> User | None:
    """The person whose private feed this key opens, read anew so that present rights count."""
    if not token or len(token) > 100:
        return None
    return User.objects.filter(is_active=True, feed_key__digest=digest_of(token)).first()


def unsubscribe_token(user: User, search_id: int | None = None) -> str:
    """For the link in a letter: signed, so that it works without signing in and for nobody else."""
    return signing.Signer(salt=UNSUBSCRIBE).sign_object([user.public_id.hex, search_id or 0], compress=True)


def unsubscriber_of(token: str) -> tuple[int, int | None] | None:
    """Whose letters are to stop, and of which search; None for all of them."""
    try:
        public_id, search_id = signing.Signer(salt=UNSUBSCRIBE).unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    user_id = User.objects.filter(public_id=public_id).values_list("pk", flat=True).first()
    return (user_id, search_id or None) if user_id else None
