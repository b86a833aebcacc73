"""The key that makes a feed show what one person may open."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FeedKey(models.Model):
    """Holds no key: `digest` recognises it, and `seed` makes it again only together with the site's secret."""

    wagtail_reference_index_ignore: ClassVar[bool] = True

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="feed_key")
    seed = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("key of a private feed")
        verbose_name_plural = _("keys of private feeds")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
