"""New topics and replies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from forums import access, rendering
from forums.citing import store_citations
from forums.errors import TopicClosedError
from forums.models import Forum, Post, Topic, TopicCountry
from forums.services.following import follow_as_writer
from forums.services.keeping import discard_draft, earlier_post, remember, reply_key, stamp_of, start_key
from search import queue
from taxonomy.models import Concept


def start_topic(
    *,
    author: Any,
    forum: Forum,
    title: str,
    source: str,
    language: str = "en",
    concepts: Iterable[Concept] = (),
    countries: Iterable[tuple[str, str]] = (),
    key: str | None = None,
    when: datetime | None = None,
) -> Topic:
    """Open a topic with its question; `countries` are pairs of code and role."""
    source = rendering.tidy(source)
    stamp = stamp_of(key, title, source)
    try:
        with transaction.atomic():
            Forum.objects.select_for_update().get(pk=forum.pk)
            done = earlier_post(author, stamp)
            if done:
                return done.topic
            now = when or timezone.now()
            topic = Topic.objects.create(
                forum=forum,
                author=author,
                title=title,
                slug=slugify(title)[:80].strip("-") or "topic",
                language=language,
                created_at=now,
            )
            topic.concepts.set(concepts)
            set_countries(topic, countries)
            post = _add_post(topic, author=author, source=source, language=language, now=now)
            Forum.objects.filter(pk=forum.pk).update(topic_count=F("topic_count") + 1)
            remember(author, stamp, post)
            discard_draft(user=author, key=start_key(forum))
            follow_as_writer(user=author, topic=topic, position=1)
            queue(topic)
            return topic
    except IntegrityError:
        done = earlier_post(author, stamp)
        if done is None:
            raise
        return done.topic


def reply(
    *,
    author: Any,
    topic: Topic,
    source: str,
    language: str | None = None,
    reply_to: Post | None = None,
    key: str | None = None,
    when: datetime | None = None,
) -> Post:
    """Add a post at the next position, which is given under a lock of the topic."""
    source = rendering.tidy(source)
    stamp = stamp_of(key, source)
    try:
        with transaction.atomic():
            locked = Topic.objects.select_for_update().get(pk=topic.pk)
            done = earlier_post(author, stamp)
            if done:
                return done
            if locked.hidden or (locked.locked and not access.can_moderate(author, locked.forum_id)):
                raise TopicClosedError
            post = _add_post(
                locked,
                author=author,
                source=source,
                language=language or locked.language,
                now=when or timezone.now(),
                reply_to=reply_to,
            )
            remember(author, stamp, post)
            discard_draft(user=author, key=reply_key(locked))
            follow_as_writer(user=author, topic=locked, position=post.position)
            queue(locked)
            return post
    except IntegrityError:
        done = earlier_post(author, stamp)
        if done is None:
            raise
        return done


def accept_answer(*, actor: Any, topic: Topic, position: int | None) -> Topic:
    """Mark one readable reply as the answer, or none; only access.py says who may."""
    with transaction.atomic():
        locked = Topic.objects.select_for_update().get(pk=topic.pk)
        if position is not None:
            Post.objects.get(topic=locked, position=position, hidden=False, position__gt=1)
        locked.accepted_position = position
        locked.save(update_fields=["accepted_position"])
        queue(locked)
    topic.accepted_position = position
    return topic


def set_countries(topic: Topic, countries: Iterable[tuple[str, str]]) -> None:
    """Replace the corridor of a topic."""
    wanted = set(countries)
    held = {(row.country_id, row.role): row for row in topic.topic_countries.all()}
    for pair, row in held.items():
        if pair not in wanted:
            row.delete()
    TopicCountry.objects.bulk_create(
        TopicCountry(topic=topic, country_id=code, role=role) for code, role in sorted(wanted - set(held))
    )


def _add_post(
    topic: Topic, *, author: Any, source: str, language: str, now: datetime, reply_to: Post | None = None
) -> Post:
    """The caller holds the topic's lock, or made the topic in this transaction."""
    post = Post.objects.create(
        topic=topic,
        position=topic.last_position + 1,
        author=author,
        reply_to=reply_to,
        source=source,
        html=rendering.render(source),
        renderer_version=rendering.RENDERER_VERSION,
        language=language,
        created_at=now,
    )
    topic.last_position = post.position
    topic.post_count += 1
    topic.last_at, topic.last_author = now, author
    topic.save(update_fields=["last_position", "post_count", "last_at", "last_author"])
    Forum.objects.filter(pk=topic.forum_id).update(post_count=F("post_count") + 1, last_topic=topic)
    store_citations(post)
    return post
