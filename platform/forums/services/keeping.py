"""Drafts: a text that is not sent yet is not lost."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from forums.models import Draft, Forum, Post, Topic


def start_key(forum: Forum) -> str:
    """The place of a new topic's draft."""
    return f"start:{forum.pk}"


def reply_key(topic: Topic) -> str:
    """The place of a reply's draft."""
    return f"reply:{topic.pk}"


def edit_key(post: Post) -> str:
    """The place of a change that is not saved yet, and of the files that come with it."""
    return f"edit:{post.pk}"


def save_draft(
    *,
    user: Any,
    source: str,
    title: str = "",
    forum: Forum | None = None,
    topic: Topic | None = None,
    post: Post | None = None,
    known: int | None = None,
    masked: bool = False,
) -> Draft | None:
    """Keep the text of one place; an empty text takes the draft away.

    `known` is the version the device last saw. A text that it had not seen is written over, for the newer counts,
    but waits beside it; an empty text takes nothing away that was not seen.
    """
    key, place = _place(forum, topic, post)
    # No database takes them, and they come with no key that anybody presses.
    source, title = source.replace("\x00", ""), title.replace("\x00", "")
    empty = not source.strip() and not title.strip()
    if empty and known is None:
        discard_draft(user=user, key=key)
        return None
    with transaction.atomic():
        held = Draft.objects.select_for_update().filter(user=user, key=key).first()
        unseen = held is not None and known is not None and known != held.version
        if empty and not unseen:
            discard_draft(user=user, key=key)
            return None
        if held is None:
            facts = {
                **place,
                "title": title[:200],
                "source": source,
                "version": (known or 0) + 1,
                "masked": masked,
            }
            return Draft.objects.get_or_create(user=user, key=key, defaults=facts)[0]
        if empty or (held.source, held.title, held.masked) == (source, title[:200], masked):
            return held
        if unseen:
            held.other = _beside(held, title, source)
        held.title, held.source, held.version = title[:200], source, held.version + 1
        held.masked = masked
        held.save(update_fields=["title", "source", "masked", "other", "version", "updated_at"])
    return held


def _beside(held: Draft, title: str, source: str) -> str:
    """What waits beside a draft that is written over: nothing that the newer text or title holds anyway."""
    parts = [part for part in (held.other, held.source) if part not in source]
    if held.title not in title:
        parts.insert(0, held.title)
    return "\n\n".join(part for part in parts if part.strip())


def drop_other(*, user: Any, key: str) -> None:
    """The text of another device was read; it need not wait any longer."""
    Draft.objects.filter(user=user, key=key).update(other="")


def _place(forum: Forum | None, topic: Topic | None, post: Post | None) -> tuple[str, dict[str, Any]]:
    if forum is not None:
        return start_key(forum), {"forum": forum, "topic": None}
    if post is not None:
        return edit_key(post), {"forum": None, "topic": post.topic}
    return reply_key(_given(topic)), {"forum": None, "topic": topic}


def discard_draft(*, user: Any, key: str) -> None:
    """Forget the text of one place: it was posted, or its writer let it go."""
    Draft.objects.filter(user=user, key=key).delete()


def _given(topic: Topic | None) -> Topic:
    if topic is None:
        raise ValueError("A draft belongs to a forum or to a topic.")
    return topic
