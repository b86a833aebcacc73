"""One row beside the act, from which a task tells people; see notifications.kinds."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from forums import access, masking, personal_notices
from forums.models import Post, Report, Topic
from forums.models.grant import Level
from notifications import services
from notifications.kinds import key_of
from people.models import User


def announce_post(*, post: Post, topic: Topic) -> None:
    """A post that everybody of the forum may read now; also for one that waited for approval."""
    services.announce(
        occasion="forums.post", about=post, actor=post.author, fold=key_of(topic), step=post.position
    )


def tell_one(*, kind: str, person: Any, about: Model, actor: Any = None, once: str = "") -> None:
    """Tell one person of something that is theirs; see forums.personal_notices. Nobody, where nobody is left."""
    if person is not None:
        services.tell(kind=kind, recipients=[person], about=about, actor=actor, once=once)


def tell_writer(*, kind: str, post: Post, about: Model, once: str = "") -> None:
    """Tell who wrote a post, under a pseudonym too: the site knows whom, and shows it to nobody."""
    if post.mask is None:
        tell_one(kind=kind, person=post.author, about=about, once=once)
    else:
        writer = User.objects.filter(pk=masking.writer_id(post) or 0).first()
        tell_one(kind=kind, person=writer, about=about, once=once)


def tell_moderators(*, report: Report) -> None:
    """A report waits; whoever moderates the forum by their groups is told, but for the person who sent it."""
    moderators = access.people_at(report.post.topic.forum_id, Level.MODERATE)
    services.tell(
        kind=personal_notices.REPORTED,
        recipients=moderators.exclude(pk=report.reporter_id or 0),
        about=report,
        once=f"{personal_notices.REPORTED}|{key_of(report.post)}",
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
