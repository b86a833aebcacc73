"""Refusals that a view answers with words instead of a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forums.models import Post, PostTranslation

if TYPE_CHECKING:
    from forums.guarding import Mark


class EditConflictError(Exception):
    """Somebody changed the post since the form was opened; carries the post as it is now."""

    def __init__(self, current: Post) -> None:
        super().__init__(f"post {current.pk} is at version {current.version}")
        self.current = current


class RefusedError(Exception):
    """A service will not store a text; an error that found something in it carries `findings`."""


class TopicClosedError(RefusedError):
    """The topic was closed or hidden while the reply was being written."""


class SuspendedError(TopicClosedError):
    """The person may not write anywhere in the forums for a time."""


class PseudonymError(RefusedError):
    """The forum takes no pseudonyms, or none from somebody whose first posts a moderator reads."""


class HeldPostError(Exception):
    """The post waits, was declined or was moved: it is not a hidden one that could be shown again."""


class NotYoursToDecideError(Exception):
    """Somebody else must do it: nobody acts against themselves, or judges what they did."""


class MergeError(Exception):
    """The topics or posts are not in a state to be brought together or taken apart."""


class IdentifyingTextError(RefusedError):
    """The text may identify somebody and nobody vouched for it; carries the marks, never the words."""

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        super().__init__(f"{len(marks)} places may identify a person")
        self.marks = marks

    @property
    def findings(self) -> list[str]:
        """What was found, by kind and not by word."""
        return list(dict.fromkeys(str(mark.finding.kind.label) for mark in self.marks))


class TranslationConflictError(Exception):
    """Somebody changed the translation since the form was opened; carries it as it is now."""

    def __init__(self, current: PostTranslation) -> None:
        super().__init__(f"translation {current.pk} is at version {current.version}")
        self.current = current


class NoteRefusedError(Exception):
    """The answer cannot become a practice note: it was hidden or replaced, or nobody can agree any more."""


class PollClosedError(Exception):
    """The poll ended, or its topic was closed, while the vote was on its way."""
