"""Who sent a letter, as far as it can be known: the address in it is a claim and no proof."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.utils import getaddresses
from typing import Any, Final, Literal

from allauth.account.models import EmailAddress
from django.conf import settings
from django.utils.crypto import salted_hmac

from mailroom.cutting import header, headers

Proof = Literal["pass", "fail", "none"]
# Words in quotation marks and remarks are the sender's own, and may hold what looks like a result.
OWN_WORDS: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\([^()]*\)')
RESULT: Final = re.compile(r"\s*(dmarc|dkim|spf)(?:/\d+)?\s*=\s*([a-z]+)", re.IGNORECASE)
BAD: Final = frozenset({"fail", "softfail", "permerror"})


def from_address(message: EmailMessage) -> str:
    """The one address in From; several senders are none."""
    found = [address.lower() for _name, address in getaddresses([header(message, "From")]) if "@" in address]
    return found[0] if len(found) == 1 else ""


def digest_of(address: str) -> str:
    """Counts the letters of one sender without keeping the address."""
    return salted_hmac("mailroom.senders", address, algorithm="sha256").hexdigest()[:32]


def owner_of(address: str) -> Any:
    """The person whose confirmed address it is."""
    row = (
        EmailAddress.objects.filter(email__iexact=address, verified=True)
        .select_related("user__profile")
        .first()
    )
    return row.user if row else None


def belongs_to(user: Any, address: str) -> bool:
    return (
        bool(address)
        and EmailAddress.objects.filter(user=user, email__iexact=address, verified=True).exists()
    )


def answer_address(user: Any) -> str:
    """Where answers go: a confirmed address of the person, never the one in the letter."""
    rows = EmailAddress.objects.filter(user=user, verified=True).order_by("-primary", "pk")
    return rows.values_list("email", flat=True).first() or ""


def proof_of(message: EmailMessage) -> Proof:
    """What our own mail server found out; what any other server wrote into the letter is not asked."""
    trusted = settings.INBOUND_AUTHSERV_ID
    if not trusted:
        return "none"
    results: dict[str, str] = {}
    for value in headers(message, "Authentication-Results"):
        server, _semicolon, found = value.partition(";")
        if server.split()[:1] == [trusted]:
            results = _results_in(found)
            # The topmost is our server's; the same name further down may have come with the letter.
            break
    return _judged(results)


def _results_in(found: str) -> dict[str, str]:
    """Each method by what stands first in its part: what follows, such as an address, the sender may have chosen."""
    results: dict[str, str] = {}
    for part in OWN_WORDS.sub(" ", found).split(";"):
        match = RESULT.match(part)
        if match is None:
            continue
        name, outcome = match[1].lower(), match[2].lower()
        if name == "dmarc" and results.get(name, outcome) != outcome:
            # It is asked once: one of the two was not written by the server.
            outcome = results[name] = "fail"
        results.setdefault(name, outcome)
    return results


def _judged(results: dict[str, str]) -> Proof:
    """DMARC decides where it was asked, since it alone looks at the address that people see."""
    if "dmarc" in results and results["dmarc"] not in {"none", "temperror"}:
        return "pass" if results["dmarc"] in {"pass", "bestguesspass"} else "fail"
    if results.get("spf") in BAD and results.get("dkim") != "pass":
        return "fail"
    return "none"
