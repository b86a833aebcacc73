"""The one door to the forums: every view, list, feed and search result is decided here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from forums.models.grant import ForumGrant, Level
from people.access import group_ids

if TYPE_CHECKING:
    from forums.models import Forum, Post, Topic


def levels(user: Any) -> Mapping[int, int]:
    """The user's level in every forum they may at least see; one query a request."""
    known = getattr(user, "_forum_levels", None)
    if known is None:
        known = _read_levels(user)
        user._forum_levels = known
    return known


def _read_levels(user: Any) -> dict[int, int]:
    if user.is_authenticated and user.is_active and user.is_superuser:
        every_forum = apps.get_model("forums", "Forum")._default_manager.values_list("pk", flat=True)
        return dict.fromkeys(every_forum, int(Level.MODERATE))
    found: dict[int, int] = {}
    grants = ForumGrant.objects.filter(group_id__in=group_ids(user)).order_by()
    for forum_id, level in grants.values_list("forum_id", "level"):
        found[forum_id] = max(level, found.get(forum_id, 0))
    return found


def forget_levels(user: Any) -> None:
    """Read the rights again at the next question; for code that changes them and goes on."""
    for name in ("_forum_levels", "_group_ids"):
        if hasattr(user, name):
            delattr(user, name)


def forums_at(user: Any, level: Level) -> frozenset[int]:
    """Ids of the forums in which the user has at least this level."""
    return frozenset(pk for pk, held in levels(user).items() if held >= level)


def is_public(forum: Forum, asker: Any) -> bool:
    """May every visitor read it? Only then does it have a feed; for a visitor it is their own right."""
    return can_read(AnonymousUser() if asker.is_authenticated else asker, forum)


def level_in(user: Any, forum: Forum) -> int:
    return levels(user).get(forum.pk, 0)


def can_see(user: Any, forum: Forum) -> bool:
    """May know that the forum exists."""
    return level_in(user, forum) >= Level.SEE


def can_read(user: Any, forum: Forum) -> bool:
    return level_in(user, forum) >= Level.READ


def can_reply(user: Any, topic: Topic) -> bool:
    """A closed topic takes no replies but a moderator's; a hidden one takes none."""
    held = levels(user).get(topic.forum_id, 0)
    if not user.is_authenticated or topic.hidden:
        return False
    return held >= (Level.MODERATE if topic.locked else Level.REPLY)


def can_start(user: Any, forum: Forum) -> bool:
    return user.is_authenticated and level_in(user, forum) >= Level.START


def can_moderate(user: Any, forum_id: int) -> bool:
    return user.is_authenticated and levels(user).get(forum_id, 0) >= Level.MODERATE


def can_open(user: Any, topic: Topic) -> bool:
    """May read the topic; a hidden one is for moderators and for its author, who is told why."""
    if levels(user).get(topic.forum_id, 0) < Level.READ:
        return False
    return not topic.hidden or can_moderate(user, topic.forum_id) or _wrote(user, topic)


def can_read_post(user: Any, post: Post) -> bool:
    """May read the text; a hidden post is for moderators and for its author, who is told why."""
    if not can_open(user, post.topic):
        return False
    return not post.hidden or can_moderate(user, post.topic.forum_id) or _wrote(user, post)


def can_edit(user: Any, post: Post) -> bool:
    """Authors while the topic is open and the post stands; moderators always."""
    topic = post.topic
    if not can_open(user, topic):
        return False
    if can_moderate(user, topic.forum_id):
        return True
    return _wrote(user, post) and not post.hidden and can_reply(user, topic)


def can_see_history(user: Any, post: Post) -> bool:
    """Earlier texts may hold what an edit took out to protect somebody, so few see them."""
    return can_read_post(user, post) and (_wrote(user, post) or can_moderate(user, post.topic.forum_id))


def can_accept(user: Any, topic: Topic) -> bool:
    """The person who asked says what answered the question; a moderator may help."""
    if not can_open(user, topic):
        return False
    return can_moderate(user, topic.forum_id) or (_wrote(user, topic) and can_reply(user, topic))


def can_report(user: Any, post: Post) -> bool:
    return user.is_authenticated and can_read_post(user, post) and not post.hidden and not _wrote(user, post)


def can_set_poll(user: Any, topic: Topic) -> bool:
    """A poll belongs to the question, so to those who may say what the topic asks."""
    return can_accept(user, topic)


def can_vote(user: Any, topic: Topic) -> bool:
    """Every member who reads may vote while the topic is open."""
    return user.is_authenticated and can_open(user, topic) and not topic.locked and not topic.hidden


def can_thank(user: Any, post: Post) -> bool:
    """Whoever reads a colleague's post may thank for it; nobody thanks themselves."""
    return user.is_authenticated and can_read_post(user, post) and not post.hidden and not _wrote(user, post)


def search_tokens(user: Any) -> frozenset[str]:
    """What the search engine knows a reader by: one token a readable forum."""
    return frozenset(forum_token(pk) for pk in forums_at(user, Level.READ))


def forum_token(forum_id: int) -> str:
    """The token that guards a forum's topics in the index."""
    return f"forum:{forum_id}"


def _wrote(user: Any, thing: Topic | Post) -> bool:
    return user.is_authenticated and thing.author_id is not None and thing.author_id == user.pk
