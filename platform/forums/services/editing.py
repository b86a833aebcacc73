"""Changing what was posted, never over somebody else's change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from forums import rendering
from forums.audit import record
from forums.errors import EditConflictError
from forums.models import AuditEntry, Post, PostRevision, Topic
from forums.services.keeping import discard_draft, edit_key
from forums.services.posting import set_countries
from search import queue
from taxonomy.models import Concept


def edit_post(
    *,
    actor: Any,
    post: Post,
    source: str,
    version: int,
    language: str | None = None,
    reason: str = "",
    title: str | None = None,
    concepts: Iterable[Concept] | None = None,
    countries: Iterable[tuple[str, str]] | None = None,
) -> Post:
    """Write over version `version` and no other; the earlier text is kept as a revision.

    `title`, `concepts` and `countries` belong to the topic and count only with its question.
    """
    source = rendering.tidy(source)
    with transaction.atomic():
        held = Post.objects.select_for_update(of=("self",)).select_related("topic__forum").get(pk=post.pk)
        if held.version != version:
            raise EditConflictError(held)
        PostRevision.objects.create(post=held, version=held.version, source=held.source, replaced_by=actor)
        held.source, held.html = source, rendering.render(source)
        held.renderer_version = rendering.RENDERER_VERSION
        held.language = language or held.language
        held.edited_at, held.version = timezone.now(), version + 1
        fields = ["source", "html", "renderer_version", "language", "edited_at", "version"]
        held.save(update_fields=fields)
        if held.position == 1:
            _edit_topic(
                held.topic, title=title, language=held.language, concepts=concepts, countries=countries
            )
        if held.author_id != actor.pk:
            record(
                actor=actor,
                act=AuditEntry.Act.EDIT,
                topic=held.topic,
                post=held,
                reason=reason,
                version=version,
            )
        discard_draft(user=actor, key=edit_key(held))
        queue(held.topic)
    return held


def _edit_topic(
    topic: Topic,
    *,
    title: str | None,
    language: str,
    concepts: Iterable[Concept] | None,
    countries: Iterable[tuple[str, str]] | None,
) -> None:
    topic.title, topic.language = title or topic.title, language
    topic.save(update_fields=["title", "language"])
    if concepts is not None:
        topic.concepts.set(concepts)
    if countries is not None:
        set_countries(topic, countries)
