"""Opening a pseudonym takes two people of two roles; each step is in the moderation record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from forums import masking
from forums.audit import record
from forums.models import AuditEntry, Mask, Post, Topic, Unsealing
from people.models import User

# For how long the two may look at the name.
SHOWN: Final = timedelta(hours=24)


def has_mask(*, user: Any, topic: Topic) -> bool:
    """Has the person written in this topic under a pseudonym?"""
    return Mask.objects.filter(topic=topic, mark__in=masking.marks_of(user, topic.pk)).exists()


def mask_for(*, user: Any, topic: Topic) -> Mask:
    """The writer's pseudonym in the topic, made at their first masked post; under the topic's lock."""
    known = Mask.objects.filter(topic=topic, mark__in=masking.marks_of(user, topic.pk)).first()
    if known:
        return known
    return _new_mask(topic, masking.mark_of(user, topic.pk), masking.seal(user))


def masks_in(topic: Topic, masks: Iterable[Mask]) -> dict[int, Mask]:
    """For pseudonyms of another topic, those that their posts bear in this one; under the topic's lock.

    Who has a pseudonym here already gets a second one: two that nobody could connect must not become one.
    """
    here: dict[int, Mask] = {}
    for mask in masks:
        if mask.pk in here:
            continue
        number = masking.unseal(mask.sealed)
        if number is None:
            here[mask.pk] = _new_mask(topic, masking.torn_mark(), mask.sealed)
        elif has_mask(user=User(pk=number), topic=topic):
            here[mask.pk] = _second_mask(User(pk=number), topic)
        else:
            here[mask.pk] = mask_for(user=User(pk=number), topic=topic)
    return here


def break_seals(user: Any) -> None:
    """Nobody can learn any more who wrote under the pseudonyms of an account that ends."""
    for mask in Mask.objects.worn_by(user):
        mask.mark, mask.sealed = masking.torn_mark(), ""
        mask.save(update_fields=["mark", "sealed"])


def drop_mask(mask: Mask) -> None:
    """Forget a pseudonym under which nothing stands any more, unless it is asked to be opened."""
    used = (Post.objects.filter(mask=mask), Topic.objects.filter(mask=mask), mask.unsealings.all())
    if not any(rows.exists() for rows in used):
        mask.delete()


def _new_mask(topic: Topic, mark: str, sealed: str) -> Mask:
    return Mask.objects.create(topic=topic, number=_free_number(topic, mark), mark=mark, sealed=sealed)


def _second_mask(user: Any, topic: Topic) -> Mask:
    number = _free_number(topic, masking.torn_mark())
    mark = masking.mark_of(user, topic.pk, number)
    return Mask.objects.create(topic=topic, number=number, mark=mark, sealed=masking.seal(user))


def _free_number(topic: Topic, mark: str) -> int:
    taken = set(Mask.objects.filter(topic=topic).values_list("number", flat=True))
    number = masking.first_number(mark)
    while number in taken:
        number += 1
    return number


def ask_to_unseal(*, actor: Any, post: Post, reason: str) -> Unsealing:
    """A moderator asks; while the request is open a second one is the same."""
    if not reason.strip() or post.mask is None:
        raise ValueError("Opening a pseudonym needs a masked post and a reason.")
    with transaction.atomic():
        asked, new = Unsealing.objects.get_or_create(
            mask=post.mask, decided_at=None, defaults={"asked_by": actor, "reason": reason, "post": post}
        )
        if new:
            record(actor=actor, act=AuditEntry.Act.ASK_UNSEAL, topic=post.topic, post=post, reason=reason)
    return asked


def decide_unsealing(*, actor: Any, request: Unsealing, agree: bool, reason: str) -> Unsealing:
    """The second person says yes or no; nobody agrees to their own request."""
    with transaction.atomic():
        held = Unsealing.objects.select_for_update(of=("self",)).get(pk=request.pk)
        if held.decided_at is not None:
            return held
        if agree and held.asked_by_id == actor.pk:
            raise PermissionError("Two people open a pseudonym.")
        held.decided_by, held.decided_at, held.agreed = actor, timezone.now(), agree
        held.save(update_fields=["decided_by", "decided_at", "agreed"])
        act = AuditEntry.Act.UNSEAL if agree else AuditEntry.Act.KEEP_SEALED
        record(actor=actor, act=act, topic=held.post.topic, post=held.post, reason=reason)
    return held


def unsealed_writer(*, request: Unsealing, viewer: Any) -> User | None:
    """The account behind the pseudonym, for the two who opened it and for a day."""
    if not request.agreed or request.decided_at is None or request.decided_at < timezone.now() - SHOWN:
        return None
    if viewer.pk not in (request.asked_by_id, request.decided_by_id):
        return None
    number = masking.unseal(request.mask.sealed)
    return User.objects.filter(pk=number).select_related("profile").first() if number else None
