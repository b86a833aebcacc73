"""Drafts and one-time keys: a text is neither lost nor stored twice."""

from __future__ import annotations

import hashlib
from typing import Any

from forums import rendering
from forums.models import Draft, Forum, Post, SubmissionKey, Topic


def start_key(forum: Forum) -> str:
    """The place of a new topic's draft."""
    return f"start:{forum.pk}"


def reply_key(topic: Topic) -> str:
    """The place of a reply's draft."""
    return f"reply:{topic.pk}"


def edit_key(post: Post) -> str:
    """The place of files that are being added to a post."""
    return f"edit:{post.pk}"


def save_draft(
    *,
    user: Any,
    source: str,
    title: str = "",
    forum: Forum | None = None,
    topic: Topic | None = None,
    masked: bool = False,
) -> Draft | None:
    """Keep the text of one place; an empty text takes the draft away."""
    key = start_key(forum) if forum else reply_key(_given(topic))
    if not source.strip() and not title.strip():
        discard_draft(user=user, key=key)
        return None
    draft, _created = Draft.objects.update_or_create(
        user=user,
        key=key,
        defaults={"forum": forum, "topic": topic, "title": title[:200], "source": source, "masked": masked},
    )
    return draft


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
