"""New topics and replies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from forums import access, guarding, mentions, rendering
from forums.citing import store_citations
from forums.citing_addresses import with_citations
from forums.errors import TopicClosedError
from forums.guarding import Override
from forums.models import Attachment, Forum, Mask, Post, Topic
from forums.services.admitting import key_for, must_wait, refuse_suspended
from forums.services.filing import attach, forget_copies, summary
from forums.services.flagging import flag_override
from forums.services.following import follow_as_writer, pass_over
from forums.services.keeping import discard_draft, reply_key, start_key
from forums.services.placing import countries_of, set_countries
from forums.services.sending import Sending
from forums.services.sharing import SharedCase, count_case
from forums.services.telling import announce_answer, announce_post
from forums.services.unsealing import mask_for
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
    files: Sequence[Attachment] = (),
    key: str | None = None,
    when: datetime | None = None,
    masked: bool = False,
    override: Override | None = None,
    case: SharedCase | None = None,
    mailed: bool = False,
) -> Topic:
    """Open a topic with its question, or lay it before a moderator.

    `countries` are pairs of code and role; `masked` hides the author. A text that may identify somebody is refused
    unless `override` vouches for it. What is brought in with the time it was written at (`when`) is news to nobody.
    """
    refuse_suspended(author)
    source, countries = rendering.tidy(source), list(countries)
    marks = guarding.look(source, title=title, language=language, countries=[code for code, _ in countries])
    sent = Sending(author, key_for(key, masked, forum), start_key(forum), (title, source), mailed)
    try:
        with transaction.atomic():
            forum = Forum.objects.select_for_update().get(pk=forum.pk)
            done = sent.earlier(position=1, topic__forum=forum, topic__title=title)
            if done:
                forget_copies(post=done, rows=files)
                return done.topic
            vouched = guarding.check(marks, override)
            now = when or timezone.now()
            held = must_wait(author, forum, masked)
            topic = Topic.objects.create(
                forum=forum,
                author=None if masked else author,
                title=title,
                slug=slugify(title)[:80].strip("-") or "topic",
                language=language,
                created_at=now,
                last_at=now,
                last_author=None if masked else author,
                hidden=bool(held),
                held=held,
            )
            topic.concepts.set(concepts)
            set_countries(topic, countries)
            if masked:
                topic.mask = mask_for(user=author, topic=topic)
                topic.save(update_fields=["mask"])
            count_case(topic=topic, countries=countries, case=case)
            post = _add_post(
                topic,
                author=author,
                source=source,
                language=language,
                now=now,
                mask=topic.mask,
                held=held,
                files=files,
            )
            if not held:
                Forum.objects.filter(pk=forum.pk).update(topic_count=F("topic_count") + 1)
            flag_override(post=post, title=title, marks=vouched, override=override, author=post.author)
            sent.remember(post)
            discard_draft(user=author, key=start_key(forum))
            follow_as_writer(user=author, topic=topic, position=1)
            if not held:
                if when is None:
                    announce_post(post=post, topic=topic)
                queue(topic)
            return topic
    except IntegrityError:
        done = sent.earlier()
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
    files: Sequence[Attachment] = (),
    key: str | None = None,
    when: datetime | None = None,
    masked: bool = False,
    override: Override | None = None,
    mailed: bool = False,
) -> Post:
    """Add a post at the next position, which is given under a lock of the topic.

    A topic that was merged meanwhile leads on to the other. Where `held` says so, the post waits for a moderator.
    A text that may identify somebody is refused unless `override` vouches for it.
    """
    refuse_suspended(author)
    source = rendering.tidy(source)
    marks = guarding.look(source, language=language or topic.language, countries=countries_of(topic))
    sent = Sending(author, key_for(key, masked, topic.forum), reply_key(topic), (source,), mailed)
    try:
        with transaction.atomic():
            locked = _locked(topic.pk)
            done = sent.earlier(topic=locked)
            if done:
                forget_copies(post=done, rows=files)
                return done
            while locked.merged_into_id:
                locked = _locked(locked.merged_into_id)
                if not access.can_reply(author, locked):
                    raise TopicClosedError
            if locked.hidden or (locked.locked and not access.can_moderate(author, locked.forum_id)):
                raise TopicClosedError
            held = must_wait(author, locked.forum, masked)
            vouched = guarding.check(marks, override)
            post = _add_post(
                locked,
                author=author,
                source=source,
                language=language or locked.language,
                now=when or timezone.now(),
                reply_to=reply_to,
                mask=mask_for(user=author, topic=locked) if masked else None,
                held=held,
                files=files,
            )
            flag_override(post=post, title="", marks=vouched, override=override, author=post.author)
            sent.remember(post)
            discard_draft(user=author, key=reply_key(locked))
            follow_as_writer(user=author, topic=locked, position=post.position)
            if not held:
                if when is None:
                    announce_post(post=post, topic=locked)
                queue(locked)
            return post
    except IntegrityError:
        done = sent.earlier()
        if done is None:
            raise
        return done


def accept_answer(*, actor: Any, topic: Topic, position: int | None, tell: bool = True) -> Topic:
    """Mark one readable reply as the answer, or none; only access.py says who may."""
    refuse_suspended(actor)
    with transaction.atomic():
        locked = _locked(topic.pk)
        changed = locked.accepted_position != position
        answer = None
        if position is not None:
            answer = Post.objects.get(topic=locked, position=position, hidden=False, position__gt=1)
        locked.accepted_position = position
        locked.save(update_fields=["accepted_position"])
        if answer and changed and tell:
            # Who asked under a pseudonym is not named by what they do.
            named = None if locked.mask and access.wrote(actor, locked) else actor
            announce_answer(actor=named, post=answer, topic=locked)
        queue(locked)
    topic.accepted_position = position
    return topic


def _locked(topic_id: int) -> Topic:
    return Topic.objects.select_for_update(of=("self",)).select_related("forum", "mask").get(pk=topic_id)


def _add_post(
    topic: Topic,
    *,
    author: Any,
    source: str,
    language: str,
    now: datetime,
    reply_to: Post | None = None,
    mask: Mask | None = None,
    held: str = "",
    files: Sequence[Attachment] = (),
) -> Post:
    """The caller holds the topic's lock, or made the topic in this transaction."""
    source = with_citations(source, author)
    named = mentions.people_named(source, topic.forum_id)
    post = Post.objects.create(
        topic=topic,
        position=topic.last_position + 1,
        author=None if mask else author,
        mask=mask,
        reply_to=reply_to,
        source=source,
        html=rendering.render(source, mentions.links_to(named)),
        renderer_version=rendering.RENDERER_VERSION,
        language=language,
        created_at=now,
        hidden=bool(held),
        held=held,
        files=summary(files),
    )
    mentions.remember(post, named)
    attach(post=post, rows=files)
    store_citations(post)
    topic.last_position = post.position
    if held:
        topic.save(update_fields=["last_position"])
        pass_over(topic, post.position)
        return post
    topic.post_count += 1
    topic.last_at, topic.last_author, topic.last_mask = now, post.author, mask
    if topic.first_answer_at is None and post.position > 1 and not access.wrote(author, topic):
        topic.first_answer_at = now
    fields = ["last_position", "post_count", "last_at", "last_author", "last_mask", "first_answer_at"]
    topic.save(update_fields=fields)
    Forum.objects.filter(pk=topic.forum_id).update(post_count=F("post_count") + 1, last_topic=topic)
    return post
