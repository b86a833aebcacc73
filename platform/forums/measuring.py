"""Who may warn or suspend whom: asked on the moderators' pages alone."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from forums import access
from forums.models import Appeal, Forum, Post
from forums.models.grant import ForumGrant, Level
from people.access import may_open_tables
from people.models import User


def can_measure(actor: Any, person: Any) -> bool:
    """Nobody acts against themselves, and against a moderator or an admin only admins do."""
    if actor.pk == person.pk or not access.forums_to_measure_in(actor):
        return False
    return may_open_tables(actor) or not is_protected(person)


def is_protected(person: Any) -> bool:
    """Is the person a moderator of any forum, or an admin?"""
    return may_open_tables(person) or bool(access.forums_at(person, Level.MODERATE))


def moderators_of(forum: Forum | int) -> Any:
    """Active people who stand in a group that moderates the forum."""
    groups = ForumGrant.objects.filter(forum=forum, level=Level.MODERATE).values("group")
    return User.objects.filter(Q(groups__in=groups), is_active=True).distinct()


def can_decide_appeal(actor: Any, appeal: Appeal) -> bool:
    """Not the author, and not who hid the post as long as somebody else moderates there."""
    post: Post = appeal.post
    if not access.can_moderate(actor, post.topic.forum_id) or actor.pk == appeal.author_id:
        return False
    if actor.pk != appeal.against_id:
        return True
    others = moderators_of(post.topic.forum_id).exclude(pk__in=[actor.pk, appeal.author_id or 0])
    return not others.exists()
