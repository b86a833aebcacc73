"""Posts of a topic as HTML: the template is rendered once for each shape of post and then filled in.

The shape is everything about a post but its texts, numbers and times: a template may test it as it likes, and of
those whether they are there. A post with something that is neither of these is rendered as any template is.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from django.template import Context, Template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from forums.models import Topic
from forums.showing import PostView
from forums.writers import Writer
from search.stamping import Stamp, blank, stamp_from
from theming.tags.fields import avatar_parts
from theming.tags.words import ago

POST: Final = "forums/post.html"
TEXTS: Final = (
    *("name", "role", "country", "handle", "url"),
    *("html", "hidden_reason", "reply_to_name", "moved_url", "moved_title", "thanks"),
)
TIMES: Final = ("created_at", "edited_at")
# Addresses are made of numbers, so these blanks have to be some.
NUMBERS: Final = {"pk": 7_310_000_000_000_000_001, "position": 7_310_000_000_000_000_002}
TOPIC_NUMBER: Final = 7_310_000_000_000_000_003
LONGEST_WORD: Final = 20

Shape = tuple[tuple[str, Any], ...]


class BlankName(SafeString):
    """A blank that has blanks for what an avatar makes of a name, too."""

    avatar: Final = {"initials": blank("initials"), "tint": blank("tint")}


class BlankTopic:
    """What a post's template asks of its topic: addresses."""

    pk = TOPIC_NUMBER

    def url_of(self, position: int) -> str:
        return blank("before_url")


def post_html(context: Context, topic: Topic, post: PostView) -> SafeString:
    """One post; `context` is that of the page."""
    engine: Any = context.template.engine  # type: ignore[union-attr]
    template: Template = engine.get_template(POST)
    shape = shape_of(post)
    if shape is None:
        return plain_html(template, context, post)
    stamp = _stamp(template, get_language() or "", shape, _Example(post))
    return SafeString(stamp.pressed(_values(topic, post, stamp)))


def plain_html(template: Template, context: Context, post: PostView) -> SafeString:
    with context.push(post=post):
        return template.render(context)


def shape_of(post: PostView) -> Shape | None:
    """None if the post has something that a shape cannot hold."""
    found: list[tuple[str, Any]] = [("first", post.position == 1)]
    for thing in (post, post.writer):
        for field in fields(thing):
            value = getattr(thing, field.name)
            if field.name in TEXTS or field.name in TIMES or field.name == "reply_to":
                found.append((field.name, bool(value)))
            elif field.name not in NUMBERS and not isinstance(value, Writer):
                if not _is_plain(value):
                    return None
                found.append((field.name, value or type(value)))
    return tuple(found)


def _is_plain(value: Any) -> bool:
    """Is it of the kind that few posts differ in?"""
    if isinstance(value, str):
        return len(value) <= LONGEST_WORD
    if isinstance(value, frozenset):
        return all(isinstance(part, str) for part in value)
    return value is None or isinstance(value, int) or value == ()


class _Example:
    """A post of the shape; equal to any other, so that a stamp is kept under its shape alone."""

    def __init__(self, post: PostView) -> None:
        self.post = post

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Example)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=512)
def _stamp(template: Template, language: str, shape: Shape, example: _Example) -> Stamp:
    """`language` is the active one: what the template shows depends on it."""
    given: dict[str, Any] = {
        "post": _blank_post(example.post),
        "topic": BlankTopic(),
        "LANGUAGE_CODE": language,
    }
    html = str(template.render(Context(given)))
    for name, number in {**NUMBERS, "topic_pk": TOPIC_NUMBER}.items():
        html = html.replace(str(number), blank(name))
    return stamp_from(html)


def _blank_post(post: PostView) -> PostView:
    changes: dict[str, Any] = {
        name: SafeString(blank(name)) if getattr(post, name) else getattr(post, name)
        for name in (*TEXTS, *TIMES)
        if hasattr(post, name)
    }
    changes |= {"pk": NUMBERS["pk"], "position": 1 if post.position == 1 else NUMBERS["position"]}
    writer = replace(
        post.writer,
        name=BlankName(blank("name")) if post.writer.name else "",
        **{
            name: SafeString(blank(name))
            for name in ("role", "country", "handle", "url")
            if getattr(post.writer, name)
        },
    )
    return replace(post, writer=writer, **changes)


def _values(topic: Topic, post: PostView, stamp: Stamp) -> dict[str, str]:
    """For the blanks there are; escaped, but for what the renderer and the tags of the look have made."""
    writer, asked = post.writer, set(stamp.blanks)
    parts = avatar_parts(writer.name)
    values: dict[str, str] = {
        "pk": str(post.pk),
        "position": str(post.position),
        "topic_pk": str(topic.pk),
        "html": str(post.html),
        "hidden_reason": escape(post.hidden_reason),
        "reply_to_name": escape(post.reply_to_name),
        "name": escape(writer.name),
        "role": escape(writer.role),
        "country": escape(writer.country),
        "handle": escape(writer.handle),
        "url": escape(writer.url),
        "moved_url": escape(post.moved_url),
        "moved_title": escape(post.moved_title),
        "thanks": escape(post.thanks),
        "initials": escape(parts["initials"]),
        "tint": str(parts["tint"]),
        "created_at": _when(post.created_at),
        "edited_at": _when(post.edited_at),
    }
    if "before_url" in asked:
        values["before_url"] = escape(topic.url_of(post.reply_to or 1))
    return values


def _when(moment: datetime | None) -> str:
    return str(ago(moment))
