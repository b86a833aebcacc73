"""Active topics as cards, for pages outside the forums."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from config.prepared import prepared
from forums.lists import Member, reach_of
from forums.models import Topic
from forums.querysets import TopicQuerySet
from forums.showing import position_read, resume_url
from taxonomy.texts import active_language
from theming.cards import Card


def latest_topics(user: Any, limit: int = 5) -> list[Card]:
    """The topics with the newest posts among those the user may read."""
    return [topic_card(topic) for topic in prepared(_newest, limit)(**reach_of(user))]


def _newest(
    limit: int, readable: tuple[int, ...], moderated: tuple[int, ...] = (), user: int | None = None
) -> TopicQuerySet:
    topics = Topic.objects.open_in(readable, moderated, user).filter(hidden=False).select_related("forum")
    return (topics if user is None else topics.known_to(Member(user))).newest_first()[:limit]


def topic_card(topic: Topic) -> Card:
    """A topic the way lists of anything show it."""
    replies = ngettext("%(count)s reply", "%(count)s replies", topic.reply_count) % {
        "count": topic.reply_count
    }
    badges = []
    if topic.accepted_position:
        badges.append(("ok", _("Answered")))
    if topic.locked:
        badges.append(("quiet", _("Closed")))
    return Card(
        kind="discussion",
        title=topic.title,
        url=resume_url(topic, position_read(topic)),
        date=topic.last_at,
        language=topic.language,
        fallback_language=topic.language if topic.language != active_language() else "",
        meta=(str(topic.forum), replies),
        badges=tuple(badges),
    )
