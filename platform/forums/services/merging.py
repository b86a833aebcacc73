"""Bringing two conversations together, and taking one apart; no position is ever used twice."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from forums.audit import key_of, record
from forums.counters import refresh_forum, refresh_topic
from forums.errors import MergeError
from forums.models import AuditEntry, Forum, Post, Topic
from forums.models.held import Held
from forums.services.moderating import locked_topic, needed
from forums.services.moving import carry, carry_drafts, carry_readers
from search import queue


def merge_topics(*, actor: Any, topic: Topic, into: Topic, reason: str) -> Topic:
    """Append every post of a topic to another; the empty one stays as a signpost that old links still reach."""
    with transaction.atomic():
        source, target = _both(topic.pk, into.pk)
        if source.pk == target.pk or any(each.hidden or each.held for each in (source, target)):
            raise MergeError
        before = target.last_position
        posts = list(
            Post.objects.filter(topic=source)
            .exclude(held=Held.MOVED)
            .select_related("mask")
            .order_by("position")
        )
        places = carry(posts, source, target)
        carry_readers(source, target, places, before)
        carry_drafts(source, target)
        if target.accepted_position is None and source.accepted_position:
            target.accepted_position = places.get(source.accepted_position)
        target.save(update_fields=["accepted_position"])
        source.accepted_position, source.hidden, source.merged_into = None, True, target
        source.save(update_fields=["accepted_position", "hidden", "merged_into"])
        _settle(source, target)
        record(
            actor=actor,
            act=AuditEntry.Act.MERGE,
            topic=source,
            reason=needed(reason),
            into=key_of(target),
            to=target.forum.slug,
            posts=len(posts),
        )
    return target


def split_topic(
    *, actor: Any, topic: Topic, positions: Collection[int], title: str, forum: Forum, reason: str
) -> Topic:
    """Start a new topic with chosen posts; the first of them becomes its question."""
    with transaction.atomic():
        source = locked_topic(topic.pk)
        chosen = Post.objects.filter(topic=source, position__in=set(positions), position__gt=1, held="")
        posts = list(chosen.select_related("mask").order_by("position"))
        if source.hidden or len(posts) != len(set(positions)) or not posts or posts[0].hidden:
            raise MergeError
        target = _new_topic(posts[0], title=title, forum=forum)
        target.concepts.set(source.concepts.all())
        for row in source.topic_countries.all():
            target.topic_countries.create(country_id=row.country_id, role=row.role)
        places = carry(posts, source, target)
        target.mask = posts[0].mask
        target.save(update_fields=["mask"])
        carry_readers(source, target, places, before=0)
        accepted = places.get(source.accepted_position or 0)
        if accepted:
            source.accepted_position = None
            source.save(update_fields=["accepted_position"])
            target.accepted_position = accepted if accepted > 1 else None
            target.save(update_fields=["accepted_position"])
        _settle(source, target)
        record(
            actor=actor,
            act=AuditEntry.Act.SPLIT,
            topic=source,
            reason=needed(reason),
            into=key_of(target),
            to=forum.slug,
            positions=sorted(places),
        )
    return target


def _new_topic(first: Post, *, title: str, forum: Forum) -> Topic:
    return Topic.objects.create(
        forum=forum,
        author_id=first.author_id,
        title=title,
        slug=slugify(title)[:80].strip("-") or "topic",
        language=first.language,
        created_at=first.created_at,
    )


def _both(one: int, other: int) -> tuple[Topic, Topic]:
    """Always locked in the same order, so that two merges never wait for each other."""
    held = {pk: locked_topic(pk) for pk in sorted({one, other})}
    return held[one], held[other]


def _settle(source: Topic, target: Topic) -> None:
    """Numbers of both topics and forums, and both in the index: what moved leaves its old place at once."""
    for topic in (source, target):
        refresh_topic(topic)
    for forum_id in sorted({source.forum_id, target.forum_id}):
        refresh_forum(forum_id)
    queue(source, "restrict")
    queue(target)
