"""Forums, topics and what a member follows as Atom feeds; a sensitive forum says no more than that there is news."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forums.citing import public_html
from forums.file_rows import names_of
from forums.models import Forum, Post, Topic
from forums.writers import writer_behind

ITEMS: Final = 30
# An empty feed has a date as well; one that moved would make it look changed each time.
BEGINNING: Final = datetime(2026, 1, 1, tzinfo=UTC)
# Signs that XML cannot hold: one of them in a name would take the feed from everybody.
ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class PostsFeed(Atom1Feed):
    """Equal content makes equal bytes, and each entry says its language."""

    def add_item(self, *args: Any, **fields: Any) -> None:
        legal: dict[str, Any] = {
            name: ILLEGAL.sub("", each) if isinstance(each, str) else each for name, each in fields.items()
        }
        super().add_item(*args, **legal)

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=BEGINNING)

    def item_attributes(self, item: dict[str, Any]) -> dict[str, Any]:
        own = {"xml:lang": item["language"]} if item["language"] else {}
        return {**super().item_attributes(item), **own}


def feed_of_forum(forum: Forum, own: str | None) -> PostsFeed:
    """The newest questions; `own` is the public address, left out where the address is a secret."""
    questions = Prefetch(
        "posts",
        Post.objects.filter(position=1).public().select_related("author__profile", "mask"),
        to_attr="questions",
    )
    topics = Topic.objects.filter(forum=forum, hidden=False).select_related("author__profile")
    newest = list(topics.prefetch_related(questions).order_by("-created_at", "-pk")[:ITEMS])
    asked = {topic.pk: _question_of(topic) for topic in newest}
    words = public_html([post for post in asked.values() if post])
    feed = _feed(str(forum), forum.get_absolute_url(), forum.description_text, own)
    for topic in newest:
        topic.forum = forum
        _add(feed, topic, asked[topic.pk], topic.created_at, topic.last_at, words)
    return feed


def _question_of(topic: Topic) -> Post | None:
    questions: list[Post] = getattr(topic, "questions")  # noqa: B009
    return questions[0] if questions else None


def feed_of_topic(topic: Topic, own: str | None) -> PostsFeed:
    """The newest posts of one topic."""
    feed = _feed("" if topic.forum.sensitive else topic.title, _plain_url(topic), "", own)
    _add_posts(feed, _newest(Post.objects.public().filter(topic=topic)))
    return feed


def feed_of_followed(user: Any) -> PostsFeed:
    """The newest posts of others in the topics a member follows."""
    followed = Topic.objects.visible_to(user).filter(hidden=False).followed_by(user)
    posts = Post.objects.public().visible_to(user).filter(topic__in=followed).exclude(author_id=user.pk)
    feed = _feed(_("Topics I follow"), reverse("forums:following"), "", None)
    _add_posts(feed, _newest(posts))
    return feed


def _newest(posts: Any) -> list[Post]:
    people = posts.select_related("topic__forum", "author__profile", "mask")
    return list(people.order_by("-created_at", "-pk")[:ITEMS])


def _feed(title: str, page: str, description: str, own: str | None) -> PostsFeed:
    site = settings.SITE_ADDRESS
    return PostsFeed(
        title=ILLEGAL.sub("", title) or _("Forum"),
        link=site + page,
        description=description,
        language=get_language() or "en",
        feed_url=site + own if own else None,
    )


def _add_posts(feed: PostsFeed, posts: list[Post]) -> None:
    words = public_html(posts)
    for post in posts:
        _add(feed, post.topic, post, post.created_at, post.edited_at or post.created_at, words)


def _add(
    feed: PostsFeed,
    topic: Topic,
    post: Post | None,
    when: datetime,
    updated: datetime,
    words: Mapping[int, str],
) -> None:
    """A sensitive forum's entry has neither words nor names, and its address has no title in it.

    `words` are texts with what they cite filled in, as far as every visitor may know it.
    """
    position = post.position if post else 1
    site, secret = settings.SITE_ADDRESS, topic.forum.sensitive
    key = f"{topic._meta.label_lower}:{topic.pk}" + (f":{position}" if position > 1 else "")
    feed.add_item(
        title=_("New post in %(forum)s") % {"forum": topic.forum} if secret else topic.title,
        link=site + _link(topic, position),
        description="" if secret or post is None else f"{words.get(post.pk, post.html)}{names_of(post)}",
        author_name=None if secret or post is None else writer_behind(post).name,
        unique_id=f"tag:{urlsplit(site).hostname},2026:{key}",
        pubdate=when,
        updateddate=updated,
        language="" if secret or post is None else post.language,
    )


def _link(topic: Topic, position: int) -> str:
    if topic.forum.sensitive:
        return f"{_plain_url(topic)}?post={position}"
    return topic.url_of(position) if position > 1 else topic.get_absolute_url()


def _plain_url(topic: Topic) -> str:
    return reverse("forums:topic_short", args=[topic.pk])
