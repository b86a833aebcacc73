"""Refusals that a view answers with words instead of a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forums.models import Post

if TYPE_CHECKING:
    from forums.guarding import Mark


class EditConflictError(Exception):
    """Somebody changed the post since the form was opened; carries the post as it is now."""

    def __init__(self, current: Post) -> None:
        super().__init__(f"post {current.pk} is at version {current.version}")
        self.current = current


class TopicClosedError(Exception):
    """The topic was closed or hidden while the reply was being written."""


class IdentifyingTextError(Exception):
    """The text may identify somebody and nobody vouched for it; carries the marks, never the words."""

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        super().__init__(f"{len(marks)} places may identify a person")
        self.marks = marks
