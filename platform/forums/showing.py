"""What pages show of topics and posts; hidden words are left out here, before any template sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from forums import access
from forums.marks import Marks
from forums.models import Post, Topic, TopicMember
from forums.tags import Tag, tags_of
from people.access import can_see_profile
from people.showing import role_badges
from taxonomy.countries import country_name
from taxonomy.texts import active_language

NO_MARKS: Final = Marks()
FOLLOWING = (TopicMember.Follow.EVERYTHING, TopicMember.Follow.REPLIES)


@dataclass(frozen=True, slots=True)
class Writer:
    """A person as posts show them."""

    name: str
    role: str = ""
    country: str = ""
    url: str = ""


def writer_of(user: Any, viewer: Any = None) -> Writer:
    """The public name, role and country; whoever left is a former member.

    With a viewer also the way to the member's page, if it is open to them.
    """
    if user is None:
        return Writer(name=_("Former member"))
    profile = getattr(user, "profile", None)
    name = user.get_full_name() or _("Member")
    if profile is None:
        return Writer(name=name)
    country = country_name(profile.country_id, active_language()) if profile.country_id else ""
    url = reverse("forums:member", args=[user.public_id]) if _may_meet(viewer, profile) else ""
    return Writer(name=name, role=_vetted_role(user) or profile.role, country=country, url=url)


def _may_meet(viewer: Any, profile: Any) -> bool:
    return viewer is not None and can_see_profile(viewer, profile)


def _vetted_role(user: Any) -> str:
    """What moderators vouch for, where a page fetched the groups with the posts."""
    groups = getattr(user, "_prefetched_objects_cache", {}).get("groups", ())
    return ", ".join(role_badges(group.name for group in groups))


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic in a list."""

    topic: Topic
    url: str
    writer: Writer
    last_writer: Writer
    unread: int | None
    followed: bool
    tags: list[Tag] = field(default_factory=list)

    @property
    def answered(self) -> bool:
        return self.topic.accepted_position is not None

    @property
    def legs(self) -> list[str]:
        """The corridor step by step, from host to origin; countries of one step share a text."""
        places = [tag for tag in self.tags if tag.is_country]
        return [", ".join(tag.label for tag in step) for _role, step in groupby(places, lambda tag: tag.role)]

    @property
    def subjects(self) -> list[str]:
        return [tag.label for tag in self.tags if not tag.is_country]


def topic_rows(topics: Sequence[Topic], *, tagged: bool = True) -> list[TopicRow]:
    """Rows of topics that came through `with_people` and, for members, `known_to`."""
    tags = tags_of(topics) if tagged else {}
    return [_topic_row(topic, tags.get(topic.pk, [])) for topic in topics]


def _topic_row(topic: Topic, tags: list[Tag]) -> TopicRow:
    read = getattr(topic, "read_position", None)
    unread = None if read is None else max(topic.last_position - read, 0)
    return TopicRow(
        topic=topic,
        url=resume_url(topic, read),
        writer=writer_of(topic.author),
        last_writer=writer_of(topic.last_author),
        unread=unread,
        followed=getattr(topic, "follow", "") in FOLLOWING,
        tags=tags,
    )


def resume_url(topic: Topic, read: int | None) -> str:
    """Where to go on reading: the first post after the mark, or the top."""
    if read and read < topic.last_position:
        return topic.url_of(read + 1)
    return topic.get_absolute_url()


@dataclass(frozen=True, slots=True)
class PostView:
    """A post as this reader may see it: `html` is empty where the words are not theirs to read."""

    pk: int
    position: int
    writer: Writer
    created_at: datetime
    edited_at: datetime | None
    language: str
    html: str
    answer: bool
    hidden: bool
    hidden_reason: str
    reply_to: int | None
    reply_to_name: str
    may: frozenset[str]
    thanks: int = 0
    thanked: bool = False
    kept: bool = False

    @property
    def anchor(self) -> str:
        return f"post-{self.position}"

    @property
    def withheld(self) -> bool:
        return self.hidden and not self.html


def post_views(user: Any, topic: Topic, posts: Iterable[Post], marks: Marks = NO_MARKS) -> list[PostView]:
    """The posts of one topic for one reader, with what the reader left on them."""
    return [_post_view(user, topic, post, marks) for post in posts]


def _post_view(user: Any, topic: Topic, post: Post, marks: Marks) -> PostView:
    post.topic = topic
    if not access.can_read_post(user, post):
        return _withheld(post)
    before = post.reply_to
    return PostView(
        pk=post.pk,
        position=post.position,
        writer=writer_of(post.author, user),
        created_at=post.created_at,
        edited_at=post.edited_at,
        language=post.language,
        html=SafeString(post.html),
        answer=post.position == topic.accepted_position,
        hidden=post.hidden,
        hidden_reason=post.hidden_reason,
        reply_to=before.position if before else None,
        reply_to_name=writer_of(before.author).name if before and not before.hidden else "",
        may=_acts(user, topic, post),
        thanks=0 if post.hidden else post.thanks_count,
        thanked=post.pk in marks.thanked,
        kept=post.pk in marks.kept,
    )


def _withheld(post: Post) -> PostView:
    """Only the place and the day remain; not even the writer's name."""
    return PostView(
        pk=post.pk,
        position=post.position,
        writer=Writer(name=""),
        created_at=post.created_at,
        edited_at=None,
        language="",
        html="",
        answer=False,
        hidden=True,
        hidden_reason="",
        reply_to=None,
        reply_to_name="",
        may=frozenset(),
    )


def _acts(user: Any, topic: Topic, post: Post) -> frozenset[str]:
    """Words for what the reader may do with the post; the template asks no other question."""
    answerable = post.position > 1 and not post.hidden and access.can_accept(user, topic)
    asked = {
        "reply": access.can_reply(user, topic) and not post.hidden,
        "edit": access.can_edit(user, post),
        "history": post.version > 1 and access.can_see_history(user, post),
        "report": access.can_report(user, post),
        "thank": access.can_thank(user, post),
        "keep": user.is_authenticated and not post.hidden,
        "accept": answerable and post.position != topic.accepted_position,
        "unaccept": answerable and post.position == topic.accepted_position,
        "moderate": access.can_moderate(user, topic.forum_id),
    }
    return frozenset(word for word, may in asked.items() if may)
