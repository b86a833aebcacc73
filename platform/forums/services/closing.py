"""Topics that close by themselves: at a moment somebody chose, or after days without a post."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.audit import record
from forums.models import AuditEntry, Forum, Topic
from forums.querysets import TopicQuerySet
from forums.services.moderating import locked_topic
from search import queue


def close_due() -> int:
    """Close what is due, each in a transaction of its own; returns how many."""
    with translation.override(settings.LANGUAGE_CODE):
        closed = sum(_close(pk, _("The date set for closing it came.")) for pk in _ids(_dated()))
        for forum in Forum.objects.filter(quiet_days__gt=0):
            days = forum.quiet_days
            reason = ngettext("Nobody wrote for %(days)s day.", "Nobody wrote for %(days)s days.", days) % {
                "days": days
            }
            closed += sum(_close(pk, reason) for pk in _ids(_quiet(forum)))
    return closed


def _dated() -> TopicQuerySet:
    return Topic.objects.filter(closes_at__lte=timezone.now(), locked=False, merged_into=None)


def _quiet(forum: Forum) -> TopicQuerySet:
    """Counted from the last post, or from when a moderator opened the topic again."""
    since = timezone.now() - timedelta(days=forum.quiet_days)
    quiet = Topic.objects.filter(forum=forum, pinned=False, locked=False, hidden=False, last_at__lt=since)
    return quiet.filter(Q(reopened_at=None) | Q(reopened_at__lt=since))


def _ids(topics: TopicQuerySet) -> list[int]:
    return list(topics.order_by("pk").values_list("pk", flat=True))


def _close(pk: int, reason: str) -> bool:
    with transaction.atomic():
        topic = locked_topic(pk)
        due = topic.closes_at is not None and topic.closes_at <= timezone.now()
        if topic.locked or not (due or _quiet(topic.forum).filter(pk=pk).exists()):
            return False
        topic.locked, topic.closes_at = True, None
        topic.save(update_fields=["locked", "closes_at"])
        queue(topic)
        record(actor=None, act=AuditEntry.Act.LOCK, topic=topic, reason=reason)
    return True
