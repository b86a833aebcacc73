"""Why a post or topic is out of sight, where it is not a moderator's act of hiding."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Held(models.TextChoices):
    """Whatever is held is also `hidden`, so that no list, count, feed or index has to know of it."""

    WAITING = "waiting", _("Waiting for a moderator")
    DECLINED = "declined", _("Declined by a moderator")
    MOVED = "moved", _("Moved to another topic")
