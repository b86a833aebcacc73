"""Who may warn or suspend whom: asked on the moderators' pages alone."""

from __future__ import annotations

from typing import Any

from forums import access
from forums.models import Appeal, Post
from forums.models.grant import Level
from people.access import may_open_tables


def can_measure(actor: Any, person: Any) -> bool:
    """Nobody acts against themselves, and against a moderator or an admin only admins do."""
    if actor.pk == person.pk or not access.forums_to_measure_in(actor):
        return False
    return may_open_tables(actor) or not is_protected(person)


def is_protected(person: Any) -> bool:
    """Is the person a moderator of any forum, or an admin?"""
    return may_open_tables(person) or bool(access.forums_at(person, Level.MODERATE))


def can_decide_appeal(actor: Any, appeal: Appeal) -> bool:
    """Not the author, and not who hid the post as long as somebody else moderates there."""
    post: Post = appeal.post
    if not access.can_moderate(actor, post.topic.forum_id) or _appeals(actor, appeal):
        return False
    if actor.pk != appeal.against_id:
        return True
    # The writer of masked words is not left out here: that the count changed would say who it is.
    moderators = access.people_at(post.topic.forum_id, Level.MODERATE)
    others = moderators.exclude(pk__in=[actor.pk, appeal.author_id or 0])
    return not others.exists()


def _appeals(actor: Any, appeal: Appeal) -> bool:
    return actor.pk == appeal.author_id or access.wrote(actor, appeal.post)
