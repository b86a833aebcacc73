"""From `@amal-diop` in a text to a colleague who may read it."""

from __future__ import annotations

from collections.abc import Iterable

from forums import access, rendering
from forums.models import Mention, Post
from people.models import User


def people_named(source: str, forum_id: int) -> list[User]:
    """Members whom the text calls and who may read the forum; others are as unknown as a slip of the pen."""
    handles = rendering.handles_in(source)
    if not handles:
        return []
    called = User.objects.filter(profile__handle__in=handles).select_related("profile")
    return list(access.readers_among(called, forum_id).order_by("pk"))


def links_to(people: Iterable[User]) -> dict[str, str]:
    """Pages by short name. Whoever is not listed has no page that others could open.

    Without a language: the site leads each reader to the page in theirs.
    """
    listed = (person for person in people if person.profile.is_listed)
    return {str(person.profile.handle): f"/people/{person.public_id}/" for person in listed}


def remember(post: Post, people: Iterable[User]) -> list[User]:
    """Store who is called; returns those who were not called in this post before."""
    everybody = list(people)
    known = set(post.mentions.values_list("user_id", flat=True)) if everybody and post.version > 1 else set()
    fresh = [person for person in everybody if person.pk not in known]
    if fresh:
        Mention.objects.bulk_create(
            [Mention(post=post, user=person) for person in fresh], ignore_conflicts=True
        )
    return fresh
