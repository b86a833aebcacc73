"""Where people write to take part by mail, and how letters about posts are known again."""

from __future__ import annotations

from typing import Any, Final

from forums.models import Forum, Post, Topic
from mailroom.addresses import letter_id, personal_address, plain_address

# The first letter of every token: which kind of place it opens.
REPLY: Final = "r"
START: Final = "s"


def reply_address(user: Any, topic: Topic) -> str:
    """Where one person writes to answer in one topic; empty where the site takes no letters."""
    return personal_address(word="reply", kind=REPLY, user_id=user.pk, place_id=topic.pk)


def start_address(user: Any, forum: Forum) -> str:
    """Where one person writes to open a topic in one forum."""
    return personal_address(word=forum.slug, kind=START, user_id=user.pk, place_id=forum.pk)


def forum_address(forum: Forum) -> str:
    """The forum's public address; it works for those whose mail server can prove who they are."""
    return plain_address(forum.slug)


def post_letter_id(user: Any, post: Post) -> str:
    """The Message-ID of the letter that tells a person of a post; an answer to it names it."""
    return letter_id(key=f"forums.post:{post.pk}", user_id=user.pk)
