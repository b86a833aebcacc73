"""Held letters as those who judge them may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from mailroom import access

if TYPE_CHECKING:
    # Named only in the quoted type argument below, which the linter does not read.
    from mailroom.models import IncomingMail  # noqa: F401


class IncomingMailQuerySet(models.QuerySet["IncomingMail"]):
    """Letters by what became of them."""

    def held(self) -> IncomingMailQuerySet:
        return self.filter(state="held")

    def visible_to(self, user: Any) -> IncomingMailQuerySet:
        """Held letters that the user may judge; all others are nobody's business."""
        return self.held().filter(room__in=access.rooms_of(user))
