"""How far a person read, and what they want to hear of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, F, OuterRef, PositiveIntegerField, Subquery, Value, When
from django.utils import timezone

from forums.models import Follow, Forum, ForumMember, Topic, TopicMember
from notifications.kinds import key_of
from notifications.services import drop_letters


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


def mark_forums_read(*, user: Any, forums: Iterable[int]) -> None:
    """All that stands in these forums is read: one row a forum, and the marks of topics that were opened."""
    ids, now = sorted(forums), timezone.now()
    ForumMember.objects.bulk_create(
        [ForumMember(user_id=user.pk, forum_id=pk, all_read_before=now) for pk in ids],
        update_conflicts=True,
        unique_fields=["user", "forum"],
        update_fields=["all_read_before"],
    )
    newest = Topic.objects.filter(pk=OuterRef("topic_id")).values("last_position")[:1]
    behind = TopicMember.objects.of(user).filter(topic__forum_id__in=ids).behind()
    rows = TopicMember.objects.filter(pk__in=list(behind.values_list("pk", flat=True)))
    rows.filter(last_read_position__lt=Subquery(newest)).update(last_read_position=Subquery(newest))


def follow(*, user: Any, topic: Topic, level: str) -> None:
    """Set what the person wants to hear of the topic; an empty level leaves it to the choice for the forum."""
    TopicMember.objects.update_or_create(
        user_id=user.pk, topic=topic, defaults={"level": Follow(level) if level else ""}
    )
    if level == Follow.MUTED:
        drop_letters(user=user, fold=key_of(topic))


def follow_forum(*, user: Any, forum: Forum, level: str) -> None:
    """Set what the person wants to hear of the forum; what stood there before the first choice is no news."""
    chosen = Follow(level)
    row, created = ForumMember.objects.get_or_create(
        user_id=user.pk, forum=forum, defaults={"level": chosen, "all_read_before": timezone.now()}
    )
    if not created:
        row.level, row.all_read_before = chosen, row.all_read_before or timezone.now()
        row.save(update_fields=["level", "all_read_before"])


def follow_as_writer(*, user: Any, topic: Topic, position: int) -> None:
    """Follow because the person wrote there; a choice they made themselves stands.

    Who had read all before their own post has now read that too; who had not still has it before them.
    """
    if _write_on(user, topic, position):
        return
    row = TopicMember(user_id=user.pk, topic=topic, level=Follow.WATCHING, last_read_position=position)
    # A row that another window of theirs made in this very moment keeps its level: it may be a choice.
    TopicMember.objects.bulk_create([row], ignore_conflicts=True)


def _write_on(user: Any, topic: Topic, position: int) -> int:
    """The usual case: who writes has opened the topic before."""
    return TopicMember.objects.filter(user_id=user.pk, topic=topic).update(
        level=Case(When(level="", then=Value(Follow.WATCHING.value)), default=F("level")),
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
