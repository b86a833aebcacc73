"""The one door to the forums: every view, list, feed and search result is decided here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.db.models import QuerySet

from forums import masking
from forums.levels import (
    forget_levels,
    forum_token,
    forums_at,
    is_addressed,
    is_suspended,
    levels,
    of_everyone,
    people_at,
    reach,
    readers_among,
    search_tokens,
)
from forums.models.grant import Level
from forums.models.held import Held
from people.access import may_open_tables

UNSEAL: Final = "forums.change_unsealing"

__all__ = [
    "can_accept",
    "can_appeal",
    "can_approve_translation",
    "can_edit",
    "can_edit_translation",
    "can_fetch",
    "can_follow_on",
    "can_moderate",
    "can_open",
    "can_propose_note",
    "can_read",
    "can_read_post",
    "can_reply",
    "can_report",
    "can_see",
    "can_see_history",
    "can_set_poll",
    "can_start",
    "can_thank",
    "can_translate",
    "can_unseal",
    "can_vote",
    "can_write",
    "forget_levels",
    "forum_token",
    "forums_at",
    "forums_to_measure_in",
    "hidden_own",
    "is_addressed",
    "is_public",
    "is_suspended",
    "level_in",
    "levels",
    "people_at",
    "posts_at_once",
    "reach",
    "readers_among",
    "search_tokens",
    "wrote",
]

if TYPE_CHECKING:
    from forums.models import Attachment, Forum, Post, PostTranslation, Topic


def is_public(forum: Forum, asker: Any) -> bool:
    """May every visitor read it? Only then does it have a feed; costs no query once the asker's levels are known."""
    return forum.pk in of_everyone(asker)


def level_in(user: Any, forum: Forum) -> int:
    return levels(user).get(forum.pk, 0)


def can_see(user: Any, forum: Forum) -> bool:
    """May know that the forum exists."""
    return level_in(user, forum) >= Level.SEE


def can_read(user: Any, forum: Forum) -> bool:
    return level_in(user, forum) >= Level.READ


def can_write(user: Any) -> bool:
    """May write anywhere at all; each place asks for its level besides."""
    return user.is_authenticated and not is_suspended(user)


def can_reply(user: Any, topic: Topic) -> bool:
    """A closed topic takes no replies but a moderator's; a hidden one takes none."""
    held = levels(user).get(topic.forum_id, 0)
    if not can_write(user) or topic.hidden:
        return False
    return held >= (Level.MODERATE if topic.locked else Level.REPLY)


def can_start(user: Any, forum: Forum) -> bool:
    return can_write(user) and level_in(user, forum) >= Level.START


def forums_to_measure_in(user: Any) -> frozenset[int]:
    """Ids of the forums in whose name the user may warn or suspend: those they moderate, all for an admin."""
    if not can_write(user):
        return frozenset()
    if may_open_tables(user):
        return frozenset(
            apps.get_model("forums", "Forum")._default_manager.order_by().values_list("pk", flat=True)
        )
    return forums_at(user, Level.MODERATE)


def can_moderate(user: Any, forum_id: int) -> bool:
    return user.is_authenticated and levels(user).get(forum_id, 0) >= Level.MODERATE


def can_open(user: Any, topic: Topic) -> bool:
    """May read the topic; a hidden one is for moderators and for its author, who is told why."""
    if levels(user).get(topic.forum_id, 0) < Level.READ or topic.merged_into_id:
        return False
    return not topic.hidden or can_moderate(user, topic.forum_id) or wrote(user, topic)


def can_follow_on(user: Any, topic: Topic) -> bool:
    """May learn where a merged topic went: whoever may read the forum it stood in."""
    return topic.merged_into_id is not None and levels(user).get(topic.forum_id, 0) >= Level.READ


def can_read_post(user: Any, post: Post) -> bool:
    """May read the text; a hidden post is for moderators and for its author, who is told why."""
    if not can_open(user, post.topic):
        return False
    return not post.hidden or can_moderate(user, post.topic.forum_id) or wrote(user, post)


def wrote(user: Any, thing: Topic | Post) -> bool:
    """Is it the person's own, under their name or under a pseudonym? `mask` is best fetched with it."""
    return _wrote(user, thing) or (thing.mask is not None and masking.wears(user, thing.mask))


def hidden_own(posts: QuerySet[Post], user: Any, pk: int) -> Post | None:
    """A masked post of the person that a moderator hid: no list can find it, for only their mark tells whose it is."""
    if not user.is_authenticated:
        return None
    post = posts.filter(pk=pk).exclude(mask=None).first()
    return post if post is not None and wrote(user, post) and can_read_post(user, post) else None


def can_unseal(user: Any) -> bool:
    """The second of the two roles that open a pseudonym; moderators of the forum are the first."""
    return bool(user.is_authenticated and user.has_perm(UNSEAL))


def can_fetch(user: Any, file: Attachment) -> bool:
    """Whoever may read the post may have its files; one that waits is its uploader's alone."""
    if file.post is None:
        return bool(user.is_authenticated and file.uploader_id == user.pk)
    return can_read_post(user, file.post)


def can_translate(user: Any, post: Post) -> bool:
    """Whoever may answer may also carry the words over."""
    return can_read_post(user, post) and not post.hidden and can_reply(user, post.topic)


def can_edit_translation(user: Any, translation: PostTranslation) -> bool:
    """Its translator and moderators; what a machine wrote, everybody who may translate."""
    post = translation.post
    mine = wrote(user, post) if translation.masked else (translation.by_id or 0) == user.pk
    return bool(translation.machine) or mine or can_moderate(user, post.topic.forum_id)


def can_approve_translation(user: Any, post: Post) -> bool:
    """Who wrote the post, or a moderator."""
    return wrote(user, post) or can_moderate(user, post.topic.forum_id)


def can_edit(user: Any, post: Post) -> bool:
    """Authors while the topic is open and the post stands; moderators always."""
    topic = post.topic
    if not can_open(user, topic) or not can_write(user) or post.held == Held.MOVED:
        return False
    if can_moderate(user, topic.forum_id):
        return True
    return wrote(user, post) and not post.hidden and can_reply(user, topic)


def can_see_history(user: Any, post: Post) -> bool:
    """Earlier texts may hold what an edit took out to protect somebody, so few see them."""
    return can_read_post(user, post) and (wrote(user, post) or can_moderate(user, post.topic.forum_id))


def can_accept(user: Any, topic: Topic) -> bool:
    """The person who asked says what answered the question; a moderator may help."""
    if not can_open(user, topic) or not can_write(user):
        return False
    return can_moderate(user, topic.forum_id) or (wrote(user, topic) and can_reply(user, topic))


def can_propose_note(user: Any, topic: Topic, post: Post) -> bool:
    """Moderators, who asked, and who answered; only an accepted answer that every reader of the forum sees.

    Who has a pseudonym there does not: the draft says who proposed it.
    """
    if not user.is_authenticated or not can_open(user, topic) or topic.hidden or post.hidden:
        return False
    if topic.accepted_position != post.position or topic.note_state not in {"", "declined"}:
        return False
    return can_moderate(user, topic.forum_id) or _wrote(user, topic) or _wrote(user, post)


def can_report(user: Any, post: Post) -> bool:
    return can_write(user) and can_read_post(user, post) and not post.hidden and not wrote(user, post)


def can_appeal(user: Any, post: Post) -> bool:
    """The author of a post that a moderator hid; whether they did so already is asked by the service."""
    return post.hidden and not post.held and wrote(user, post) and can_read_post(user, post)


def posts_at_once(user: Any, forum: Forum) -> bool:
    """Moderators do not wait for themselves."""
    return not forum.approve_first or level_in(user, forum) >= Level.MODERATE


def can_set_poll(user: Any, topic: Topic) -> bool:
    """A poll belongs to the question, so to those who may say what the topic asks."""
    return can_accept(user, topic)


def can_vote(user: Any, topic: Topic) -> bool:
    """Every member who reads may vote while the topic is open."""
    return user.is_authenticated and can_open(user, topic) and not topic.locked and not topic.hidden


def can_thank(user: Any, post: Post) -> bool:
    """Whoever reads a colleague's post may thank for it; nobody thanks themselves."""
    return user.is_authenticated and can_read_post(user, post) and not post.hidden and not wrote(user, post)


def _wrote(user: Any, thing: Topic | Post) -> bool:
    return user.is_authenticated and thing.author_id is not None and thing.author_id == user.pk
