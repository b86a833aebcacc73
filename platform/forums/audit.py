"""Writing the moderation record: each line holds the digest of the line before it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import Any, Final

from django.db import transaction

from forums.models import AuditEntry, AuditHead, Forum, Post, Topic

# What the first line of the record follows.
START: Final = "0" * 64
HEAD: Final = 1


def key_of(thing: Any) -> str:
    """The lasting name of a post, topic or person in the record."""
    return f"{thing._meta.label_lower}:{getattr(thing, 'public_id', thing.pk)}"


def digest_of(entry: Any) -> str:
    """SHA-256 over the line as canonical JSON, the previous digest among it."""
    facts = {
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": str(entry.actor) if entry.actor else None,
        "act": str(entry.act),
        "target": entry.target,
        "forum": entry.forum,
        "reason": entry.reason,
        "details": entry.details,
        "previous": entry.previous,
    }
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def record(
    *,
    actor: Any,
    act: AuditEntry.Act,
    reason: str,
    topic: Topic | None = None,
    post: Post | None = None,
    forum: Forum | None = None,
    person: Any = None,
    **details: Any,
) -> AuditEntry:
    """Add a line inside the transaction of the act it tells of, as the last thing it does.

    The end of the chain is locked until the commit, so a lock that is taken after it could be waited for in a ring.
    Without an actor it was the site itself.
    """
    place = forum or (topic.forum if topic else None)
    with transaction.atomic():
        head = _locked_head()
        entry = AuditEntry(
            number=head.number + 1,
            actor=actor.public_id if actor else None,
            act=act.value,
            target=key_of(post or topic or person),
            forum=place.slug if place else "",
            reason=reason,
            details=details,
            previous=head.digest,
        )
        entry.digest = digest_of(entry)
        entry.save(force_insert=True)
        head.number, head.digest = entry.number, entry.digest
        head.save(update_fields=["number", "digest"])
    return entry


def _locked_head() -> AuditHead:
    head = AuditHead.objects.select_for_update().filter(pk=HEAD).first()
    if head is None:
        last = AuditEntry.objects.order_by("-number").first()
        AuditHead.objects.get_or_create(
            pk=HEAD,
            defaults={"number": last.number if last else 0, "digest": last.digest if last else START},
        )
        head = AuditHead.objects.select_for_update().get(pk=HEAD)
    return head
