"""How fast one person may write: counted in the database, so that every process knows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone

from forums.models import Post, Report, SubmissionKey

PERIOD: Final = timedelta(minutes=1)
POSTS: Final = 10
REPORTS: Final = 10


def posting_too_fast(user: Any) -> bool:
    """Has the person posted as often as anybody may within the period?"""
    since = timezone.now() - PERIOD
    masked = SubmissionKey.objects.filter(user=user, created_at__gt=since, post__author=None)
    posts = Post.objects.filter(Q(author=user) | Q(pk__in=masked.values("post")), created_at__gt=since)
    return posts.count() >= POSTS


def reporting_too_fast(user: Any) -> bool:
    return Report.objects.filter(reporter=user, created_at__gt=timezone.now() - PERIOD).count() >= REPORTS
