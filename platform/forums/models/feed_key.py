"""The key that makes a feed show what one member may read."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.models.unreferenced import Unreferenced


class ForumFeedKey(Unreferenced):
    """Holds no key: `digest` recognises it, and `seed` makes it again only together with the site's secret."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="forum_feed_key")
    seed = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("key of private forum feeds")
        verbose_name_plural = _("keys of private forum feeds")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
