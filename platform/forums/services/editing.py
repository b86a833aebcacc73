"""Changing what was posted, never over somebody else's change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from forums import access, guarding, mentions, rendering
from forums.audit import record
from forums.citing import store_citations
from forums.citing_addresses import with_citations
from forums.errors import EditConflictError
from forums.guarding import Override
from forums.models import Attachment, AuditEntry, Post, PostRevision, Topic
from forums.services.admitting import refuse_suspended
from forums.services.filing import attach, detach, refresh_files
from forums.services.flagging import flag_override
from forums.services.keeping import discard_draft, edit_key
from forums.services.placing import countries_of, set_countries
from forums.services.telling import announce_named
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
    override: Override | None = None,
    files: Sequence[Attachment] = (),
    dropped: Collection[str] = (),
) -> Post:
    """Write over version `version` and no other; the earlier text is kept as a revision.

    `title`, `concepts` and `countries` belong to the topic and count only with its question.
    What newly may identify somebody is refused unless `override` vouches for it.
    """
    refuse_suspended(actor)
    source, countries = rendering.tidy(source), None if countries is None else list(countries)
    with transaction.atomic():
        posts = Post.objects.select_for_update(of=("self",)).select_related("topic__forum", "mask")
        held = posts.get(pk=post.pk)
        if held.version != version:
            raise EditConflictError(held)
        own = access.wrote(actor, held)
        # Who edits their own masked post must not stand beside it.
        editor = None if own and held.mask_id else actor
        vouched = _check(held, source, title, language, countries, override)
        PostRevision.objects.create(post=held, version=held.version, source=held.source, replaced_by=editor)
        before, source = held.html, with_citations(source, actor)
        named = mentions.people_named(source, held.topic.forum_id)
        held.source, held.html = source, rendering.render(source, mentions.links_to(named))
        held.renderer_version = rendering.RENDERER_VERSION
        held.language = language or held.language
        held.edited_at, held.version = timezone.now(), version + 1
        fields = ["source", "html", "renderer_version", "language", "edited_at", "version"]
        held.save(update_fields=fields)
        announce_named(actor=editor, post=held, named=mentions.remember(held, named))
        if files or dropped:
            detach(post=held, public_ids=dropped)
            attach(post=held, rows=files)
            refresh_files(held)
        store_citations(held, before)
        if held.position == 1:
            _edit_topic(
                held.topic, title=title, language=held.language, concepts=concepts, countries=countries
            )
        queue(held.topic)
        flag_override(post=held, title=held.topic.title, marks=vouched, override=override, author=editor)
        if not own:
            record(
                actor=actor,
                act=AuditEntry.Act.EDIT,
                topic=held.topic,
                post=held,
                reason=reason,
                version=version,
            )
        discard_draft(user=actor, key=edit_key(held))
    return held


def _check(
    held: Post,
    source: str,
    title: str | None,
    language: str | None,
    countries: list[tuple[str, str]] | None,
    override: Override | None,
) -> tuple[guarding.Mark, ...]:
    """Only what the change brings in is asked about."""
    codes = countries_of(held.topic) if countries is None else [code for code, _role in countries]
    is_question = held.position == 1
    marks = guarding.look(
        source,
        title=title or "" if is_question else "",
        language=language or held.language,
        countries=codes,
    )
    if not marks:
        return ()
    before = guarding.look(
        held.source,
        title=held.topic.title if is_question else "",
        language=held.language,
        countries=codes,
    )
    return guarding.check(marks, override, before=before)


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
