"""Who is behind a link in a letter, and what it stops."""

from __future__ import annotations

from typing import Any, Final

from django.core import signing

from people.models import User

SALT: Final = "notifications.way-out"
ALL: Final = "all"
PLACE: Final = "place:"
FOLD: Final = "fold:"


def way_out(user: Any, scope: str) -> str:
    """For the link in a letter: signed, so that it works without signing in and for nobody else."""
    return signing.Signer(salt=SALT).sign_object([user.public_id.hex, scope], compress=True)


def leaver_of(token: str) -> tuple[User, str] | None:
    """Whose letters are to stop, and which."""
    try:
        public_id, scope = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    user = User.objects.filter(public_id=public_id).select_related("profile").first()
    return (user, scope) if user else None
