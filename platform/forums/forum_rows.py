"""Forums in the list of all as HTML: the row's template is rendered once for each kind of row and then filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.template import Engine
from django.utils.formats import localize
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext

from forums.models import Forum
from forums.writers import row_name
from search.stamping import stamp_of
from theming.tags.words import ago

ROW: Final = "forums/forum_row.html"
BLANKS: Final = (
    *("url", "title", "description", "news", "topics", "posts"),
    *("name", "when", "last_url", "last_title", "language"),
)


@dataclass(frozen=True, slots=True)
class ForumRow:
    """A forum that came through `with_last`; of one that is not `open` only its name is told."""

    forum: Forum
    open: bool
    news: int


def forum_row_html(engine: Engine, row: ForumRow) -> SafeString:
    forum, language = row.forum, get_language() or ""
    last = forum.last_topic if row.open else None
    flags = {
        "is_open": row.open,
        "has_news": bool(row.news),
        "sensitive": forum.sensitive,
        "has_last": last is not None,
        "foreign": last is not None and last.language != language,
    }
    stamp = stamp_of(engine.get_template(ROW), language, BLANKS, flags)
    return SafeString(stamp.pressed(_values(row) | _last(row)))


def _values(row: ForumRow) -> dict[str, str]:
    forum = row.forum
    topics, posts = forum.topic_count, forum.post_count
    return {
        "url": escape(forum.get_absolute_url()) if row.open else "",
        "title": escape(forum),
        "description": escape(forum.description_text),
        "news": _news(row.news) if row.news else "",
        "topics": ngettext("%(topics)s topic", "%(topics)s topics", topics) % {"topics": localize(topics)},
        "posts": ngettext("%(posts)s post", "%(posts)s posts", posts) % {"posts": localize(posts)},
    }


def _news(count: int) -> str:
    words = ngettext("%(topics)s topic with news", "%(topics)s topics with news", count)
    return words % {"topics": localize(count)}


def _last(row: ForumRow) -> dict[str, str]:
    """What was written last; nothing where the reader may not open the forum."""
    last = row.forum.last_topic if row.open else None
    if last is None:
        return dict.fromkeys(("name", "when", "last_url", "last_title", "language"), "")
    return {
        "name": escape(row_name(row.forum, "last_author", known=last.last_author_id is not None)),
        "when": str(ago(last.last_at)),
        "last_url": escape(last.get_absolute_url()),
        "last_title": escape(last.title),
        "language": escape(last.language),
    }
