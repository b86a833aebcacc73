"""The lists that are read most, each in one query that is put together once for each kind of list."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from config.prepared import prepared
from forums import access
from forums.asked import AskedList
from forums.models import Forum, Topic
from forums.paging import SIZE, Stretch, cut, read_mark, start_at
from forums.querysets import TopicQuerySet


class Member(NamedTuple):
    """A signed-in person by number alone, as querysets ask for one."""

    pk: int
    is_authenticated: bool = True


def topics_in(user: Any, forum: Forum, asked: AskedList, languages: list[str]) -> Stretch:
    """A page of the topics of a forum that the user may read: pinned ones first."""
    moderates = access.can_moderate(user, forum.pk)
    values = {"forum": forum.pk, **asker(user), **_narrowed(asked, languages)}
    return cut(prepared(_in_forum, moderates, asked.show)(**values), asked.before, pinned_apart=True)


def topics_everywhere(user: Any, asked: AskedList, languages: list[str]) -> Stretch:
    """A page of the topics of all forums that the user may read."""
    values = {**reach_of(user), **_narrowed(asked, languages)}
    return cut(prepared(_everywhere, asked.show)(**values), asked.before)


def asker(user: Any) -> dict[str, Any]:
    """The member's number as a value for a prepared query; nothing for a visitor, whose query is another."""
    return {"user": user.pk} if user.is_authenticated else {}


def reach_of(user: Any) -> dict[str, Any]:
    """`access.reach` as values for a prepared query."""
    readable, moderated, member = access.reach(user)
    return {"readable": readable} | ({} if member is None else {"moderated": moderated, "user": member})


def _narrowed(asked: AskedList, languages: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {f"language_{number}": language for number, language in enumerate(languages)}
    if asked.before:
        values["at"], values["pk"] = read_mark(asked.before)
    return values


def _in_forum(
    moderates: bool,
    show: str,
    forum: int,
    user: int | None = None,
    at: datetime | None = None,
    pk: int | None = None,
    **languages: str,
) -> TopicQuerySet:
    topics = Topic.objects.filter(forum_id=forum).open_in((forum,), (forum,) if moderates else (), user)
    narrowed = _shown(topics.with_people(forums=False), show, user, languages)
    return start_at(narrowed, at, pk, pinned_apart=True)[: SIZE + 1]


def _everywhere(
    show: str,
    readable: tuple[int, ...],
    moderated: tuple[int, ...] = (),
    user: int | None = None,
    at: datetime | None = None,
    pk: int | None = None,
    **languages: str,
) -> TopicQuerySet:
    topics = Topic.objects.open_in(readable, moderated, user).with_people()
    return start_at(_shown(topics, show, user, languages), at, pk)[: SIZE + 1]


def _shown(topics: TopicQuerySet, show: str, user: int | None, languages: dict[str, str]) -> TopicQuerySet:
    if user is not None:
        topics = topics.known_to(Member(user))
    if languages:
        topics = topics.in_languages(list(languages.values()))
    if show == "unanswered":
        return topics.filter(hidden=False, locked=False).unanswered()
    if show == "followed" and user is not None:
        return topics.followed_by(Member(user))
    return topics
