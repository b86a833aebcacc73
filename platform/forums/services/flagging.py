"""Posts that may identify somebody, from the writer's override or a later look to the moderator's answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from forums.audit import record
from forums.guarding import SOURCE, TITLE, Mark, Override, cleaned_reason, look
from forums.models import AuditEntry, Post, PrivacyFlag
from forums.services.moderating import hide_post, locked_topic_of

Origin, State = PrivacyFlag.Origin, PrivacyFlag.State


def flag_override(
    *, post: Post, title: str, marks: tuple[Mark, ...], override: Override | None, author: Any
) -> None:
    """Tell the moderators what the writer vouched for; the caller is in the transaction of the post."""
    if not marks or override is None:
        return
    texts = {TITLE: title, SOURCE: post.source}
    PrivacyFlag.objects.create(
        post=post,
        version=post.version,
        places=_places(marks),
        origin=Origin.VOUCHED,
        author=author,
        reason=cleaned_reason(override.reason, marks, texts)[:500],
    )


def flag_older(*, post: Post) -> PrivacyFlag | None:
    """Queue a post that the present rules read differently from those of its day, once.

    The caller fetched the topic with its countries, and the flags.
    """
    title = post.topic.title if post.position == 1 else ""
    countries = [row.country_id for row in post.topic.topic_countries.all()]
    marks = look(post.source, title=title, language=post.language, countries=countries)
    flags = list(post.privacy_flags.all())
    seen = Counter(kind for flag in flags for _field, kind, *_span in flag.places)
    if not Counter(mark.finding.kind.value for mark in marks) - seen:
        return None
    known = {tuple(place) for flag in flags if flag.version == post.version for place in flag.places}
    places = [place for place in _places(marks) if tuple(place) not in known]
    return PrivacyFlag.objects.create(post=post, version=post.version, places=places, origin=Origin.SWEEP)


def decide_flag(*, actor: Any, flag: PrivacyFlag, hide: bool, decision: str = "") -> PrivacyFlag:
    """Leave the post or hide it; to hide needs a reason, which its author reads and which names nobody."""
    decision = cleaned_reason(decision, (), {})
    with transaction.atomic():
        # Before the flag and the end of the record: every act takes the lock of the topic first.
        locked_topic_of(flag.post)
        held = (
            PrivacyFlag.objects.select_for_update(of=("self",))
            .select_related("post__topic__forum")
            .get(pk=flag.pk)
        )
        if held.state != State.OPEN:
            return held
        held.state = State.HIDDEN if hide else State.FINE
        held.decided_by, held.decided_at, held.decision = actor, timezone.now(), decision
        held.save(update_fields=["state", "decided_by", "decided_at", "decision"])
        if hide and not held.post.hidden:
            hide_post(actor=actor, post=held.post, reason=decision)
        record(
            actor=actor,
            act=AuditEntry.Act.DECIDE,
            topic=held.post.topic,
            post=held.post,
            reason=decision,
            privacy_flag=held.pk,
            outcome=held.state,
        )
    return held


def _places(marks: Iterable[Mark]) -> list[list[str | int]]:
    return [[mark.field, mark.finding.kind.value, mark.finding.start, mark.finding.end] for mark in marks]
