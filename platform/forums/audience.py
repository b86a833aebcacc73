"""Who is told of what happens in a topic, by their levels; asked in a task, after the post is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forums import access, masking
from forums.models import Follow, ForumMember, Post, Topic, TopicCountry, TopicMember
from notifications.kinds import pk_of
from notifications.models import Event
from people.models import User

MENTION, REPLY, WATCHED = "forums.mention", "forums.reply", "forums.watched"
TOPIC, ACCEPTED, ANSWERED = "forums.topic", "forums.accepted", "forums.answered"
# Of a new topic those hear who asked for new topics alone, too.
TOLD_OF_TOPICS = frozenset({Follow.WATCHING, Follow.FIRST})


def of_post(event: Event) -> Mapping[int, str]:
    """A mention comes before a reply to somebody, and that before what they watch."""
    post = _standing(event)
    if post is None:
        return {}
    levels = _levels(post.topic)
    starts = post.position == 1
    hearing = TOLD_OF_TOPICS if starts else {Follow.WATCHING}
    told = {pk: TOPIC if starts else WATCHED for pk, level in levels.items() if level in hearing}
    answered = masking.writer_id(post.reply_to) if post.reply_to else None
    if answered:
        told[answered] = REPLY
    told |= dict.fromkeys(post.mentions.values_list("user_id", flat=True), MENTION)
    # The event names no actor where the writer has a pseudonym.
    told.pop(masking.writer_id(post) or 0, None)
    return _allowed(told, levels, post.topic)


def of_edit(event: Event) -> Mapping[int, str]:
    """Only people whom the change called by name."""
    post = _standing(event)
    if post is None:
        return {}
    named = post.mentions.filter(user__in=event.details["named"]).values_list("user_id", flat=True)
    return _allowed(dict.fromkeys(named, MENTION), _levels(post.topic), post.topic)


def of_accepting(event: Event) -> Mapping[int, str]:
    """The writer of the answer, the person who asked, and who watches the topic."""
    post = _standing(event)
    if post is None or post.topic.accepted_position != post.position:
        return {}
    levels = _levels(post.topic)
    told = {pk: ANSWERED for pk, level in levels.items() if level == Follow.WATCHING}
    asked, answered = masking.writer_id(post.topic), masking.writer_id(post)
    if asked:
        told[asked] = ANSWERED
    if answered:
        told[answered] = ACCEPTED
    if asked and event.actor_id is None:
        del told[asked]
    return _allowed(told, levels, post.topic)


def corridor_key(host: str, origin: str) -> str:
    """The lasting name of a corridor among the places of letters."""
    return f"corridor:{host}-{origin}"


def _standing(event: Event) -> Post | None:
    """The post, unless it was hidden meanwhile; the event learns its places by the way."""
    posts = Post.objects.public().select_related("topic__mask", "mask", "reply_to__mask")
    post = posts.filter(pk=pk_of(event.about)).first()
    if post is not None:
        event.places = _places(post.topic)
    return post


def _places(topic: Topic) -> list[str]:
    """The forum first: who stopped its letters gets none for the sake of a corridor."""
    by_role: dict[str, list[str]] = {}
    for role, code in topic.topic_countries.order_by("pk").values_list("role", "country_id"):
        by_role.setdefault(role, []).append(code)
    Role = TopicCountry.Role
    pairs = [(host, origin) for host in by_role.get(Role.HOST, ()) for origin in by_role.get(Role.ORIGIN, ())]
    return [f"forums.forum:{topic.forum_id}", *(corridor_key(host, origin) for host, origin in pairs)]


def _levels(topic: Topic) -> dict[int, str]:
    """The choice for the topic, else that for the forum; whoever made none is not in it."""
    forum = ForumMember.objects.filter(forum=topic.forum_id).exclude(level="")
    own = TopicMember.objects.filter(topic=topic).exclude(level="")
    return {
        **dict(forum.values_list("user_id", "level")),
        **dict(own.values_list("user_id", "level")),
    }


def _allowed(told: Mapping[int, str], levels: Mapping[int, str], topic: Topic) -> dict[int, str]:
    """Neither those who muted it nor those who may not read it."""
    asked = [pk for pk in told if levels.get(pk) != Follow.MUTED]
    readers: set[int] = set()
    for part in _parts(asked):
        people = access.readers_among(User.objects.filter(pk__in=part), topic.forum_id)
        readers |= set(people.values_list("pk", flat=True))
    return {pk: told[pk] for pk in asked if pk in readers}


def _parts(ids: list[int], size: int = 500) -> Iterable[list[int]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))
