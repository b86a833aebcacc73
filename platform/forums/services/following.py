"""How far a person read, and what they want to hear of."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, PositiveIntegerField, Value, When

from forums.models import Topic, TopicMember


def mark_read(*, user: Any, topic: Topic, position: int, known: int | None = None) -> None:
    """Move the reading mark forward, never back; `known` is the mark the caller already read, if any.

    One statement, and none at all when nothing is newer.
    """
    if known is not None:
        if known < position:
            _push(user, topic, position)
        return
    row = TopicMember(user_id=user.pk, topic=topic, last_read_position=position)
    TopicMember.objects.bulk_create([row], ignore_conflicts=True)


def follow(*, user: Any, topic: Topic, level: str) -> None:
    """Set what the person wants to hear of the topic."""
    TopicMember.objects.update_or_create(
        user_id=user.pk, topic=topic, defaults={"level": TopicMember.Follow(level)}
    )


def follow_as_writer(*, user: Any, topic: Topic, position: int) -> None:
    """Follow because the person wrote there; a choice they made themselves stands.

    Who had read all before their own post has now read that too; who had not still has it before them.
    """
    everything = TopicMember.Follow.EVERYTHING
    row = TopicMember(user_id=user.pk, topic=topic, level=everything, last_read_position=position)
    TopicMember.objects.bulk_create([row], ignore_conflicts=True)
    TopicMember.objects.filter(user_id=user.pk, topic=topic).update(
        level=Case(When(level="", then=Value(everything.value)), default=F("level")),
        last_read_position=Case(
            When(last_read_position=position - 1, then=Value(position)),
            default=F("last_read_position"),
            output_field=PositiveIntegerField(),
        ),
    )


def pass_over(topic: Topic, position: int) -> None:
    """A post that only its author and moderators see is news to nobody who had read all before it."""
    TopicMember.objects.filter(topic=topic, last_read_position=position - 1).update(
        last_read_position=position
    )


def come_back(topic: Topic, position: int, author_id: int | None) -> None:
    """What was passed over appears: it is news again to all but its author, if nothing was read after it."""
    if position == topic.last_position:
        readers = TopicMember.objects.filter(topic=topic, last_read_position__gte=position)
        readers.exclude(user_id=author_id or 0).update(last_read_position=position - 1)


def _push(user: Any, topic: Topic, position: int) -> None:
    TopicMember.objects.filter(user_id=user.pk, topic=topic, last_read_position__lt=position).update(
        last_read_position=position
    )
