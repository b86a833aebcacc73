"""What the site answers: what became of the letter, why, and where its text waits."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.urls import reverse

from mailroom.models import IncomingMail
from mailroom.senders import answer_address
from people.letters import send_letter

# Programs must not answer, and need not.
HEADERS: Final = {"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"}
LONGEST_TEXT: Final = 20_000


def tell(
    row: IncomingMail,
    *,
    outcome: str,
    path: str = "",
    words: tuple[str, ...] = (),
    text: str = "",
    kept: bool = False,
    answers: str = "",
) -> None:
    """Queue the answer to the confirmed address of the person; `text` comes along where nothing could keep it."""
    user: Any = row.user
    to = answer_address(user) if user else ""
    if not to:
        return
    headers = {**HEADERS, "In-Reply-To": answers, "References": answers} if answers else dict(HEADERS)
    send_letter(
        "mailroom/email/answer",
        to=to,
        reader=user,
        headers=headers,
        context={
            "name": user.profile.public_name,
            "outcome": outcome,
            "reason": row.get_reason_display() if row.reason else "",
            "findings": row.findings,
            "decision": row.decision,
            "words": words,
            "letter_subject": row.subject,
            "text": text[:LONGEST_TEXT],
            "kept": kept,
            "action_url": settings.SITE_ADDRESS + path if path else "",
        },
    )


def desk_path() -> str:
    return reverse("mailroom:held")
