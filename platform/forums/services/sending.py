"""One-time keys: a text that is sent more than once, by whatever door, is stored once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone

from forums import rendering
from forums.models import Post, SubmissionKey

# Who is not sure that their letter came posts the same words on the site, or the other way round.
SAME_WORDS: Final = timedelta(days=1)


@dataclass(frozen=True)
class Sending:
    """The words of a form or of a letter to one place; `key` is the form's own."""

    user: Any
    key: str | None
    place: str
    texts: tuple[str, ...]
    mailed: bool = False

    @property
    def stamp(self) -> str | None:
        return stamp_of(self.key, *self.texts)

    @property
    def words(self) -> str | None:
        return stamp_of(f"words:{self.place}", *self.texts)

    def earlier(self, **place: Any) -> Post | None:
        """The post that this sending already made, or the same words through the other door.

        `place` says to a letter which posts count as the form's.
        """
        if self.stamp is None:
            return None
        lately = timezone.now() - SAME_WORDS
        same = Q(key=self.stamp) | Q(key=self.words, created_at__gt=lately)
        if self.mailed and place:
            where = {f"post__{name}": value for name, value in place.items()}
            same |= Q(created_at__gt=lately, post__source=self.texts[-1], **where)
        known = SubmissionKey.objects.filter(same, user=self.user).select_related("post__topic__forum")
        found = known.first()
        return found.post if found else None

    def remember(self, post: Post) -> None:
        """Tie the sending to its post; a second one fails on the unique key."""
        if self.stamp is None:
            return
        SubmissionKey.objects.create(user=self.user, key=self.stamp, post=post)
        if self.mailed:
            facts = {"post": post, "created_at": timezone.now()}
            SubmissionKey.objects.update_or_create(user=self.user, key=self.words, defaults=facts)


def stamp_of(key: str | None, *texts: str) -> str | None:
    """What names a submission: the form's key and the words, so that a form gone back to and rewritten is new."""
    if not key:
        return None
    digest = hashlib.sha256("\x00".join(texts).encode()).hexdigest()[:24]
    return f"{key[:64]}:{digest}"


def is_stored(user: Any, key: str | None, *texts: str) -> bool:
    """Did these texts of this form make a post already? The source comes last, as it was typed."""
    *titles, source = texts
    sent = stamp_of(key, *titles, rendering.tidy(source))
    return sent is not None and SubmissionKey.objects.filter(user=user, key=sent).exists()
