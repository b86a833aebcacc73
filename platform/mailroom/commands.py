"""Single words that are an order and no text."""

from __future__ import annotations

import re
from typing import Final

MUTE: Final = frozenset(
    {
        *("mute", "unsubscribe", "stop", "unfollow"),
        *("muet", "silence", "désabonner", "se désabonner", "me désabonner", "désinscription"),
        *("silenciar", "darme de baja", "baja", "cancelar suscripción", "cancelar la suscripción"),
        *("كتم", "إلغاء الاشتراك", "ألغ الاشتراك", "إيقاف"),
    }
)
AROUND: Final = re.compile(r"^[\s\W_]+|[\s\W_]+$")


def asks_to_mute(text: str, subject: str) -> bool:
    """The only words of the letter; an empty one may say them in its subject, as mail programs write it."""
    return _bare(text) in MUTE if text.strip() else _bare(subject) in MUTE


def _bare(text: str) -> str:
    return " ".join(AROUND.sub("", text[:80]).casefold().split())
