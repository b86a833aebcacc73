"""Drafts and one-time keys: a text is neither lost nor stored twice."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import transaction

from forums import rendering
from forums.models import Draft, Forum, Post, SubmissionKey, Topic


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
            held.other = _beside(held, source)
        held.title, held.source, held.version = title[:200], source, held.version + 1
        held.masked = masked
        held.save(update_fields=["title", "source", "masked", "other", "version", "updated_at"])
    return held


def _beside(held: Draft, source: str) -> str:
    """What waits beside a draft when `source` is written over it: nothing that the newer text holds anyway."""
    parts = [held.other, held.source]
    return "\n\n".join(part for part in parts if part.strip() and part not in source)


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


def stamp_of(key: str | None, *texts: str) -> str | None:
    """What names a submission: the form's key and the words, so that a form gone back to and rewritten is new."""
    if not key:
        return None
    digest = hashlib.sha256("\x00".join(texts).encode()).hexdigest()[:24]
    return f"{key[:64]}:{digest}"


def earlier_post(user: Any, stamp: str | None) -> Post | None:
    """The post that the same submission already made."""
    if stamp is None:
        return None
    known = SubmissionKey.objects.filter(user=user, key=stamp).select_related("post__topic__forum").first()
    return known.post if known else None


def is_stored(user: Any, key: str | None, *texts: str) -> bool:
    """Did these texts of this form make a post already? The source comes last, as it was typed."""
    *titles, source = texts
    return earlier_post(user, stamp_of(key, *titles, rendering.tidy(source))) is not None


def remember(user: Any, stamp: str | None, post: Post) -> None:
    """Tie the submission to its post; a second one fails on the unique key."""
    if stamp is not None:
        SubmissionKey.objects.create(user=user, key=stamp, post=post)


def _given(topic: Topic | None) -> Topic:
    if topic is None:
        raise ValueError("A draft belongs to a forum or to a topic.")
    return topic
