"""Refusals that a view answers with words instead of a failure."""

from __future__ import annotations

from forums.models import Post


class EditConflictError(Exception):
    """Somebody changed the post since the form was opened; carries the post as it is now."""

    def __init__(self, current: Post) -> None:
        super().__init__(f"post {current.pk} is at version {current.version}")
        self.current = current


class TopicClosedError(Exception):
    """The topic was closed or hidden while the reply was being written."""


class PollClosedError(Exception):
    """The poll ended, or its topic was closed, while the vote was on its way."""
