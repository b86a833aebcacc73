"""Refusals that a view answers with words instead of a failure."""

from __future__ import annotations

from forums.models import Post


class EditConflictError(Exception):
    """Somebody changed the post since the form was opened; carries the post as it is now."""

    def __init__(self, current: Post) -> None:
        super().__init__(f"post {current.pk} is at version {current.version}")
        self.current = current


class RefusedError(Exception):
    """A service will not store a text; an error that found something in it carries `findings`."""


class TopicClosedError(RefusedError):
    """The topic was closed or hidden while the reply was being written."""
