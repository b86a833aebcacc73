"""From an accepted answer to a draft in the library; words leave a closed forum only with their writer's word."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from citations.models import Citation
from citations.references import Reference
from citations.services import record as record_citations
from forums import personal_notices
from forums.audit import record
from forums.citing import source_of
from forums.errors import NoteRefusedError
from forums.models import AuditEntry, Post, PracticeNote, Topic
from forums.noting import needs_agreement, note_of
from forums.services.telling import tell_one
from pages.noting import note_taker
from search.registry import source_for

State = PracticeNote.State
Act = AuditEntry.Act


def propose_note(
    *, actor: Any, topic: Topic, title: str, review_on: date, named: bool | None = None
) -> PracticeNote:
    """Make the draft, or ask the author first; `named` counts only from the author. Proposed twice, it is one."""
    with transaction.atomic():
        held = _locked(topic)
        before = PracticeNote.objects.filter(topic=held).first()
        if before and before.state != State.DECLINED:
            return before
        post = _answer(held)
        is_author = post.author_id == actor.pk
        note = before or PracticeNote(topic=held)
        note.post, note.title, note.review_on = post, title, review_on
        note.named = bool(named) if is_author else not held.forum.sensitive
        note.proposed_by, note.state = actor, State.ASKED
        note.save()
        if is_author or not needs_agreement(held.forum):
            return _make_draft(note, actor)
        if post.author_id is None:
            raise NoteRefusedError
        tell_one(kind=personal_notices.NOTE_ASKED, person=post.author, about=note)
        record(actor=actor, act=Act.ASK_NOTE, topic=held, post=post, reason="")
        _show(note)
    return note


def agree_to_note(*, author: Any, note: PracticeNote, named: bool) -> PracticeNote:
    """The author lets the words go, under their name or without it."""
    with transaction.atomic():
        held = _asked(note)
        if held is None:
            return note
        held.named = named
        held.save(update_fields=["named"])
        return _make_draft(held, author)


def refuse_note(*, author: Any, note: PracticeNote) -> PracticeNote:
    """The words stay where they are; somebody may ask again."""
    with transaction.atomic():
        held = _asked(note)
        if held is None:
            return note
        held.state = State.DECLINED
        held.save(update_fields=["state"])
        record(actor=author, act=Act.REFUSE_NOTE, topic=held.topic, post=held.post, reason="")
        _show(held)
    return held


def note_has_moved(*, key: str, state: str) -> None:
    """Editors moved the page on; a published one lists the topic among its discussions, a deleted one is forgotten."""
    with transaction.atomic():
        note = PracticeNote.objects.select_for_update(of=("self",)).filter(page_key=key).first()
        if note is None:
            return
        if not state:
            Topic.objects.filter(pk=note.topic_id).update(note_state="")
            note.delete()
            return
        note.state = State(state)
        note.save(update_fields=["state"])
        _show(note)
        if note.state == State.PUBLISHED:
            record_citations(
                source=source_of(note.post),
                references=[Reference(key)],
                language=note.post.language,
                part=Citation.Part.NOTE,
            )


def _make_draft(note: PracticeNote, actor: Any) -> PracticeNote:
    taker = note_taker()
    if taker is None:
        raise NoteRefusedError
    post = _answer(note.topic)
    if post.pk != note.post_id:
        raise NoteRefusedError
    # The draft's history names whoever hands it in: of a masked author it must not.
    hand = note.proposed_by if note.named or note.proposed_by_id != post.author_id else None
    page = taker.take(note_of(note), user=hand)
    source = source_for(type(page))
    note.page_key = source.key(page) if source else ""
    note.state = State.REVIEW if page.workflow_in_progress else State.PROPOSED
    note.save(update_fields=["page_key", "state"])
    record(
        actor=actor,
        act=Act.MAKE_NOTE,
        topic=note.topic,
        post=post,
        reason="",
        page=note.page_key,
        named=note.named,
    )
    _show(note)
    return note


def _answer(topic: Topic) -> Post:
    """The accepted answer as it stands now; one that was hidden or changed for another is refused."""
    posts = Post.objects.public().select_related("author__profile").filter(topic=topic)
    post = posts.filter(position=topic.accepted_position or 0).first()
    if post is None:
        raise NoteRefusedError
    return post


def _asked(note: PracticeNote) -> PracticeNote | None:
    held = PracticeNote.objects.select_for_update(of=("self",)).select_related("topic__forum", "post")
    return held.filter(pk=note.pk, state=State.ASKED).first()


def _locked(topic: Topic) -> Topic:
    return Topic.objects.select_for_update(of=("self",)).select_related("forum").get(pk=topic.pk)


def _show(note: PracticeNote) -> None:
    Topic.objects.filter(pk=note.topic_id).update(note_state=note.state)
