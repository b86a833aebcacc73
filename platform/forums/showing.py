"""What pages show of topics and posts; hidden words are left out here, before any template sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from django.utils.safestring import SafeString

from forums import access
from forums.citing import fill_in
from forums.file_rows import FileView, files_of
from forums.marks import Marks
from forums.models import Post, Topic
from forums.models.held import Held
from forums.models.member import COUNTED, FOLLOWED
from forums.tags import Tag, tags_of
from forums.writers import Writer, masked_writer, writer_behind, writer_of
from taxonomy.texts import active_language

if TYPE_CHECKING:
    from forums.translated import TranslationView

NO_MARKS: Final = Marks()
NOT_SHOWN = (Held.WAITING, Held.DECLINED)


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
    def waits(self) -> bool:
        """Is it an open question that nobody else has written to?"""
        return not (self.answered or self.topic.locked or self.topic.hidden or self.topic.first_answer_at)

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
    read = position_read(topic)
    unread = None if read is None else max(topic.last_position - read, 0)
    return TopicRow(
        topic=topic,
        url=resume_url(topic, read),
        writer=writer_behind(topic),
        last_writer=masked_writer(topic.last_mask) if topic.last_mask else writer_of(topic.last_author),
        unread=unread,
        followed=level_of(topic) in FOLLOWED,
        tags=tags,
    )


def level_of(topic: Topic) -> str:
    """How closely the reader follows a topic that came through `known_to`: their choice, or that for the forum."""
    return getattr(topic, "follow", "") or getattr(topic, "forum_follow", "") or ""


def position_read(topic: Topic) -> int | None:
    """How far the reader is; none where what they never opened is no news to them."""
    read: int | None = getattr(topic, "read_position", None)
    if read is None and (getattr(topic, "forum_follow", "") or "") in COUNTED:
        return getattr(topic, "passed_position", None) or 0
    return read


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
    held: str = ""
    moved_url: str = ""
    moved_title: str = ""
    files: tuple[FileView, ...] = ()
    translated: tuple[str, ...] = ()
    translation: TranslationView | None = None
    thanks: int = 0
    thanked: bool = False
    kept: bool = False

    @property
    def anchor(self) -> str:
        return f"post-{self.position}"

    @property
    def readable_here(self) -> bool:
        """Is there a translation into the language of the page?"""
        return active_language() in self.translated and active_language() != self.language

    @property
    def withheld(self) -> bool:
        return self.hidden and not self.html


def post_views(user: Any, topic: Topic, posts: Iterable[Post], marks: Marks = NO_MARKS) -> list[PostView]:
    """The posts of one topic for one reader: what they cite filled in, with what the reader left on them.

    What waits or was declined is not there for others at all.
    """
    posts = list(posts)
    cited = fill_in(posts, user)
    views = (_post_view(user, topic, post, cited.get(post.pk, post.html), marks) for post in posts)
    return [view for view in views if not (view.withheld and view.held in NOT_SHOWN)]


def _post_view(user: Any, topic: Topic, post: Post, html: str, marks: Marks) -> PostView:
    post.topic = topic
    if post.held == Held.MOVED:
        return _signpost(user, post)
    if not access.can_read_post(user, post):
        return _withheld(post)
    before = post.reply_to
    return PostView(
        pk=post.pk,
        position=post.position,
        writer=writer_behind(post, user),
        created_at=post.created_at,
        edited_at=post.edited_at,
        language=post.language,
        html=SafeString(html),
        answer=post.position == topic.accepted_position,
        hidden=post.hidden,
        hidden_reason=post.hidden_reason,
        reply_to=before.position if before else None,
        reply_to_name=_answered(topic, before),
        may=_acts(user, topic, post),
        held=post.held,
        files=files_of(post),
        translated=tuple(post.translated),
        thanks=0 if post.hidden else post.thanks_count,
        thanked=post.pk in marks.thanked,
        kept=post.pk in marks.kept,
    )


def _answered(topic: Topic, before: Post | None) -> str:
    """Whom a post answers, while both stand in the same topic."""
    if before is None or before.hidden or before.topic_id != topic.pk:
        return ""
    return writer_behind(before).name


def _signpost(user: Any, post: Post) -> PostView:
    """The place of a post that was moved away; whoever may open its topic is led there."""
    target = post.moved_to
    if target is None or not access.can_open(user, target.topic):
        return _withheld(post)
    url = target.get_absolute_url()
    return replace(_withheld(post), moved_url=url, moved_title=target.topic.title)


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
        held=post.held,
    )


def _acts(user: Any, topic: Topic, post: Post) -> frozenset[str]:
    """Words for what the reader may do with the post; the template asks no other question."""
    answerable = post.position > 1 and not post.hidden and access.can_accept(user, topic)
    asked = {
        "reply": access.can_reply(user, topic) and not post.hidden,
        "edit": access.can_edit(user, post),
        "history": post.version > 1 and access.can_see_history(user, post),
        "translate": access.can_translate(user, post),
        "report": access.can_report(user, post),
        "thank": access.can_thank(user, post),
        "keep": user.is_authenticated and not post.hidden,
        "accept": answerable and post.position != topic.accepted_position,
        "unaccept": answerable and post.position == topic.accepted_position,
        "note": access.can_propose_note(user, topic, post),
        "moderate": access.can_moderate(user, topic.forum_id),
        "appeal": access.can_appeal(user, post),
    }
    return frozenset(word for word, may in asked.items() if may)
