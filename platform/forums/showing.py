"""What pages show of topics and posts; hidden words are left out here, before any template sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from forums import access
from forums.acts import Acts
from forums.citing import fill_in
from forums.file_rows import FileView, files_of
from forums.marks import Marks
from forums.models import Post, Topic
from forums.models.held import Held
from forums.models.member import COUNTED, FOLLOWED
from forums.tags import Tag, tags_of
from forums.writers import Writer, masked_writer, row_name, writer_in, writer_of
from people.access import known_user
from taxonomy.texts import active_language

if TYPE_CHECKING:
    from forums.translated import TranslationView

NO_MARKS: Final = Marks()
NOT_SHOWN = (Held.WAITING, Held.DECLINED)


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic in a list; `name` is whose the last readable post is, or who asked while nobody answered."""

    topic: Topic
    url: str
    name: str
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
        name=_topic_name(topic, "last_author" if topic.post_count > 1 else "author"),
        unread=unread,
        followed=level_of(topic) in FOLLOWED,
        tags=tags,
    )


def _topic_name(topic: Topic, person: str) -> str:
    return row_name(topic, person, known=getattr(topic, f"{person}_id") is not None)


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
    thanks: str = ""
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
    user = known_user(user)
    posts, writers = _gathered(posts, user)
    for post in posts:
        post.topic = topic
    moved = [post for post in posts if post.held == Held.MOVED]
    if moved:
        prefetch_related_objects(moved, "moved_to__topic")
    cited, acts = fill_in(posts, user), Acts(user, topic)
    views = (
        _post_view(acts, post, cited.get(post.pk, post.html), marks, writers[post.author_id])
        for post in posts
    )
    return [view for view in views if not (view.withheld and view.held in NOT_SHOWN)]


def _gathered(rows: Iterable[Post], user: Any) -> tuple[list[Post], dict[int | None, Writer]]:
    """Each post once, and its writers; asks nothing of the database."""
    posts, writers = [], {}
    for _pk, same in groupby(rows, key=lambda row: row.pk):
        post, *others = same
        posts.append(post)
        if post.author_id not in writers:
            writers[post.author_id] = _writer(post, others, user)
    return posts, writers


def _writer(post: Post, others: Iterable[Post], user: Any) -> Writer:
    """Columns where the posts came through `with_authors`, else the author that came with the post."""
    if not hasattr(post, "author_group"):
        return writer_of(post.author, user)
    groups = (getattr(row, "author_group", None) for row in (post, *others))
    return writer_in(post, groups, user)


def _post_view(acts: Acts, post: Post, html: str, marks: Marks, writer: Writer) -> PostView:
    user, topic = acts.user, acts.topic
    if post.held == Held.MOVED:
        return _signpost(user, post)
    if not access.can_read_post(user, post):
        return _withheld(post)
    before = _before(post)
    return PostView(
        pk=post.pk,
        position=post.position,
        writer=masked_writer(post.mask) if post.mask else writer,
        created_at=post.created_at,
        edited_at=post.edited_at,
        language=post.language,
        html=SafeString(html),
        answer=post.position == topic.accepted_position,
        hidden=post.hidden,
        hidden_reason=post.hidden_reason,
        reply_to=before.position,
        reply_to_name=before.name,
        may=acts.on(post),
        held=post.held,
        files=files_of(post),
        translated=tuple(post.translated),
        thanks="" if post.hidden else thanks_in_words(post.thanks_count),
        thanked=post.pk in marks.thanked,
        kept=post.pk in marks.kept,
    )


class Before(NamedTuple):
    """The post that one answers; empty if it answers none, or none that still stands in the same topic."""

    position: int | None = None
    name: str = ""


def _before(post: Post) -> Before:
    """From the columns of `with_authors`; a post that came alone is shown without what it answers."""
    known: Any = post
    if getattr(post, "before_position", None) is None:
        return Before()
    if known.before_hidden or known.before_topic_id != post.topic_id:
        return Before(known.before_position)
    name = row_name(post, "before", known=known.before_known is not None)
    return Before(known.before_position, name)


def thanks_in_words(count: int) -> str:
    """Empty while nobody thanked."""
    return ngettext("%(number)s thanks", "%(number)s thanks", count) % {"number": count} if count else ""


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
