"""One row beside the act, from which a task tells people; see notifications.kinds."""

from __future__ import annotations

from typing import Any

from forums.models import Post, Topic
from notifications import services
from notifications.kinds import key_of
from people.models import User


def announce_post(*, post: Post, topic: Topic) -> None:
    """A post that everybody of the forum may read now; also for one that waited for approval."""
    services.announce(
        occasion="forums.post", about=post, actor=post.author, fold=key_of(topic), step=post.position
    )


def announce_named(*, actor: Any, post: Post, named: list[User]) -> None:
    """An edit called people by name who were not called before."""
    if named:
        services.announce(
            occasion="forums.edit",
            about=post,
            actor=actor,
            fold=key_of(post.topic),
            step=post.position,
            details={"named": [person.pk for person in named]},
        )


def announce_answer(*, actor: Any, post: Post, topic: Topic) -> None:
    services.announce(
        occasion="forums.accepted",
        about=post,
        actor=actor,
        fold=key_of(topic),
        step=post.position,
        once=f"accepted|{key_of(post)}",
    )
