"""Topics in lists as HTML: the row's template is rendered once for each kind of row and then filled in."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from django.template import Engine
from django.utils.formats import localize
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext

from forums.showing import TopicRow
from search.stamping import stamp_of
from theming.tags.words import ago, language_name

ROW: Final = "forums/topic_row.html"
BLANKS: Final = (
    *("url", "title", "language", "unread", "state", "replies", "name", "when", "tongue"),
    *("forum", "forum_url", "legs", "subjects"),
)


def row_html(engine: Engine, row: TopicRow, *, main: bool, in_forum: bool) -> SafeString:
    """One row; `main` gives it the heading of a page without sections, `in_forum` names its forum."""
    language = get_language() or ""
    flags = _flags(row, language) | {"main": main, "in_forum": in_forum}
    stamp = stamp_of(engine.get_template(ROW), language, BLANKS, flags)
    return SafeString(stamp.pressed(_values(row, in_forum=in_forum)))


def _flags(row: TopicRow, language: str) -> dict[str, bool]:
    topic = row.topic
    return {
        "has_news": bool(row.unread),
        "pinned": topic.pinned,
        "answered": row.answered,
        "waits": row.waits,
        "locked": topic.locked,
        "held": bool(topic.held),
        "hidden": topic.hidden,
        "followed": row.followed,
        "alone": topic.post_count <= 1,
        "foreign": topic.language != language,
        "has_tags": bool(row.tags),
        "has_legs": any(tag.is_country for tag in row.tags),
    }


def _values(row: TopicRow, *, in_forum: bool) -> dict[str, str]:
    """Escaped, but for what the tags of the look have made."""
    topic = row.topic
    replies = topic.reply_count
    return {
        "url": escape(row.url),
        "title": escape(topic.title),
        "language": escape(topic.language),
        "unread": _unread(row.unread) if row.unread else "",
        "state": escape(topic.get_held_display()) if topic.held else "",
        "replies": _replies(replies, get_language() or ""),
        "name": escape(row.name),
        "when": str(ago(topic.last_at)),
        "tongue": escape(language_name(topic.language)) if topic.language != get_language() else "",
        "forum": escape(topic.forum) if in_forum else "",
        "forum_url": escape(topic.forum.get_absolute_url()) if in_forum else "",
        "legs": "".join(f"<bdi>{escape(leg)}</bdi>" for leg in row.legs),
        "subjects": "".join(f"<span><bdi>{escape(subject)}</bdi></span>" for subject in row.subjects),
    }


@lru_cache(maxsize=2_000)
def _replies(count: int, language: str) -> str:
    """In the active language, which is part of what it is kept under."""
    return ngettext("%(replies)s reply", "%(replies)s replies", count) % {"replies": localize(count)}


def _unread(count: int) -> str:
    return ngettext("%(unread)s new post", "%(unread)s new posts", count) % {"unread": localize(count)}
