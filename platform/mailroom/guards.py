"""What keeps two programs from writing to each other for ever: such letters are noted and never answered."""

from __future__ import annotations

import re
from datetime import timedelta
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Final

from django.conf import settings
from django.utils import timezone

from mailroom.addresses import own_domain
from mailroom.cutting import header, headers
from mailroom.models import IncomingMail
from mailroom.reasons import Reason

AN_HOUR: Final = 20
A_DAY: Final = 100
REPEATS_WITHIN: Final = timedelta(days=7)
# Without these a person's own list or a colleague's newsletter could post by itself.
MASS: Final = frozenset({"bulk", "junk", "list", "auto_reply", "auto-reply"})
ROBOTS: Final = re.compile(
    r"^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|listserv|majordomo)\b", re.I
)
ABSENT: Final = re.compile(
    r"\b(?:out of (?:the )?office|automatic reply|auto[- ]?(?:reply|response)|on (?:annual )?leave|vacation reply"
    r"|réponse automatique|absence du bureau|absent du bureau|message d.absence"
    r"|respuesta automática|fuera de (?:la )?oficina|ausente de la oficina"
    r"|resposta automática|fora do escritório|ausência temporária"
    r"|automatische antwort|abwesenheits\w+|abwesend"
    r"|autosvar|automatiskt svar|frånvaro\w*"
    r"|përgjigje automatike|jashtë zyrës"
    r"|undelivered mail|delivery status notification|mail delivery (?:failed|subsystem)|undeliverable)\b"
    r"|автоматический ответ|автоответ|вне офиса|رد تلقائي|الرد التلقائي|خارج المكتب|ავტომატური პასუხი",
    re.IGNORECASE,
)
ANSWERED: Final = re.compile(r"^(?:(?:re|aw|sv|rv|رد)\s*:\s*)+", re.IGNORECASE)


def automatic(message: EmailMessage) -> Reason | None:
    """Did a program send it, or this site itself?"""
    if _is_own(message):
        return Reason.OWN_LETTER
    return Reason.AUTOMATIC if _says_so(message) or _looks_so(message) else None


def _is_own(message: EmailMessage) -> bool:
    """A letter of ours that came back, or one that we sent by way of our own list."""
    _name, sender = parseaddr(header(message, "From"))
    _name, site = parseaddr(str(settings.DEFAULT_FROM_EMAIL))
    domain = sender.rpartition("@")[2].lower()
    mine = header(message, "Message-ID").strip("<> ").rpartition("@")[2].lower() == own_domain()
    ours = f"@{own_domain()}"
    listed = any(own_domain() in value.lower() for value in headers(message, "List-Id"))
    return mine or listed or sender.lower() == site.lower() or f"@{domain}" == ours


def _says_so(message: EmailMessage) -> bool:
    submitted = header(message, "Auto-Submitted").lower().partition(";")[0].strip()
    names = ("X-Autoreply", "X-Autorespond", "X-Auto-Response-From", "X-Failed-Recipients")
    return (
        submitted not in {"", "no"}
        or any(header(message, name) for name in names)
        or header(message, "Precedence").lower() in MASS
        # Who asks that nobody answers by a program is a program.
        or bool(header(message, "X-Auto-Response-Suppress"))
        or bool(headers(message, "List-Id") or headers(message, "List-Unsubscribe"))
    )


def _looks_so(message: EmailMessage) -> bool:
    bounced = "Return-Path" in message and header(message, "Return-Path") in {"", "<>"}
    _name, sender = parseaddr(header(message, "From"))
    kind = message.get_content_type()
    subject = ANSWERED.sub("", header(message, "Subject"))
    return (
        bounced
        or bool(ROBOTS.match(sender))
        or kind in {"multipart/report", "message/delivery-status"}
        or bool(ABSENT.match(subject))
    )


def too_many(sender: str) -> bool:
    """Counted over all letters, also those that were ignored: a loop goes quiet and stays so while it runs."""
    now = timezone.now()
    rows = IncomingMail.objects.filter(sender=sender)
    return (
        rows.filter(received_at__gt=now - timedelta(hours=1)).count() >= AN_HOUR
        or rows.filter(received_at__gt=now - timedelta(days=1)).count() >= A_DAY
    )


def repeats(sender: str, digest: str) -> bool:
    """A program says the same each time; a person who does has sent it twice by mistake."""
    since = timezone.now() - REPEATS_WITHIN
    same = IncomingMail.objects.filter(sender=sender, digest=digest, received_at__gt=since)
    return same.filter(state=IncomingMail.State.TAKEN).exists()
