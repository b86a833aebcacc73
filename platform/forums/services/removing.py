"""Taking a person's words out for good, because they asked; what hiding keeps, this does not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from forums.audit import record
from forums.counters import refresh_forum, refresh_topic
from forums.models import AuditEntry, Post, Report, SubmissionKey, Topic
from forums.services.translating import delete_translations
from forums.services.unsealing import drop_mask
from search import queue


def remove_posts(*, actor: Any, posts: Iterable[Post], reason: str) -> int:
    """Erase texts, earlier texts, files and names; each post keeps its position, and a line stays in the record."""
    if not reason.strip():
        raise ValueError("An act of moderation needs a reason.")
    ordered = sorted(posts, key=lambda post: (post.topic_id, post.position))
    for topic_id, group in groupby(ordered, key=lambda post: post.topic_id):
        with transaction.atomic():
            topic = Topic.objects.select_for_update(of=("self",)).select_related("forum").get(pk=topic_id)
            for post in group:
                _erase(actor, topic, Post.objects.get(pk=post.pk), reason)
            refresh_topic(topic)
            refresh_forum(topic.forum_id)
            queue(topic, "restrict")
    return len(ordered)


def _erase(actor: Any, topic: Topic, post: Post, reason: str) -> None:
    post.revisions.all().delete()
    post.attachments.all().delete()
    delete_translations(post)
    mask, post.mask = post.mask, None
    post.source, post.html, post.files, post.author = "", "", [], None
    post.hidden, post.hidden_reason = True, reason
    post.hidden_by, post.hidden_at = actor, timezone.now()
    post.save()
    Report.objects.filter(post=post).update(details="")
    Report.objects.filter(post=post).open().update(
        state=Report.State.UPHELD, decided_by=actor, decided_at=timezone.now(), decision=reason
    )
    if topic.accepted_position == post.position:
        topic.accepted_position = None
    if post.position == 1:
        _untitle(topic)
    topic.save(update_fields=["title", "slug", "author", "mask", "accepted_position"])
    if mask is not None:
        SubmissionKey.objects.filter(post=post).delete()
        drop_mask(mask)
    record(actor=actor, act=AuditEntry.Act.HIDE_POST, topic=topic, post=post, reason=reason, erased=True)


def _untitle(topic: Topic) -> None:
    """Answers stay where they are; the question's own words do not."""
    from forums.indexes import interface_language

    with translation.override(interface_language(topic.language)):
        topic.title = _("A question that was removed")
    topic.slug, topic.author, topic.mask = "removed", None, None
