"""The head of a letter: how mail programs thread it, filter it and stop it."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import salted_hmac

from mailroom.addresses import letter_id
from notifications.letters.content import Content

SALT: Final = "notifications.letters"
OBJECT: Final = re.compile(r"[a-z_]+\.[a-z_]+:\d{1,18}")


def site_host() -> str:
    return urlsplit(settings.SITE_ADDRESS).hostname or "localhost"


def message_id(user: Any, once: str) -> str:
    """The same for the same thing and person, so that a later letter can point to an earlier one."""
    if OBJECT.fullmatch(once):
        # What comes in as an answer to it is known by this id again.
        return letter_id(key=once, user_id=user.pk)
    name = re.sub(r"[^\w.]+", "-", once)
    digest = salted_hmac(SALT, f"{once}|{user.public_id.hex}").hexdigest()[:20]
    return f"<{name}.{digest}@{site_host()}>"


def base_headers(stop_url: str) -> dict[str, str]:
    """What every letter to a person about news carries."""
    return {
        "List-Unsubscribe": f"<{stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "Precedence": "bulk",
    }


def headers_of(user: Any, once: str, content: Content, stop_url: str) -> dict[str, str]:
    """For a letter about one thing."""
    headers = base_headers(stop_url) | {"Message-ID": message_id(user, once)}
    if content.list_name:
        headers["List-Id"] = f"<{content.list_name}.{site_host()}>"
    before = [key for key in dict.fromkeys((content.root, content.parent)) if key and key != once]
    if before:
        headers["In-Reply-To"] = message_id(user, before[-1])
        headers["References"] = " ".join(message_id(user, key) for key in before)
    if content.reply_to:
        headers["Reply-To"] = content.reply_to
    return headers
