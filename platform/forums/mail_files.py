"""Files that come with letters: judged, painted anew and stored as those of forms, and a picture is never shown unread.

A form asks what a picture shows and whether somebody can be recognised in it; a letter cannot be asked, so its
pictures wait where their writer changes the post.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.examining import NAME_LENGTH, UNWANTED
from forums.models import Attachment, Post
from forums.pictures import is_speck
from forums.services import edit_key
from forums.services.filing import PER_POST, erase_bytes, keep_file, move_waiting
from mailroom.registry import Letter
from people.letters import language_of

# More than a letter of a person has; what is above is named and not looked at.
LOOKED_AT: Final = PER_POST * 2


@dataclass
class Brought:
    """What a letter brought; `refusals` are words for its sender."""

    letter: Letter
    rows: list[Attachment] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    @property
    def documents(self) -> list[Attachment]:
        return [row for row in self.rows if not row.is_picture]

    @property
    def pictures(self) -> list[Attachment]:
        return [row for row in self.rows if row.is_picture]

    def go_with(self, post: Post) -> list[str]:
        """Let the pictures wait beside the post that the letter became; the words that the answer says."""
        pictures = self.pictures
        if not pictures:
            return self.refusals
        move_waiting(user=self.letter.sender, rows=pictures, place=edit_key(post))
        with translation.override(language_of(self.letter.sender)):
            words = ngettext(
                "%(number)s picture waits beside your post for a week. Open “Edit” there, say what it shows"
                " and that nobody can be recognised in it.",
                "%(number)s pictures wait beside your post for a week. Open “Edit” there, say what they show"
                " and that nobody can be recognised in them.",
                len(pictures),
            )
        return [words % {"number": len(pictures)}, *self.refusals]


@contextmanager
def taken_in(letter: Letter, place: str) -> Iterator[Brought]:
    """The files of a letter, waiting in a place as if a form had brought them."""
    known = set(Attachment.objects.waiting_of(letter.sender, place).values_list("pk", flat=True))
    brought = Brought(letter)
    try:
        _keep(brought, place)
        yield brought
    except BaseException:
        # Rows are undone with all that the letter did; their bytes would stay.
        for row in brought.rows:
            if row.pk not in known:
                erase_bytes(row)
        raise


def _keep(brought: Brought, place: str) -> None:
    files = [file for file in brought.letter.attachments if not is_speck(file.content)]
    with translation.override(language_of(brought.letter.sender)):
        for number, file in enumerate(files):
            try:
                if number >= LOOKED_AT or len(brought.rows) >= PER_POST:
                    raise ValidationError(_("A post holds %(most)s files at the most.") % {"most": PER_POST})
                upload = SimpleUploadedFile(file.name, file.content)
                row = keep_file(user=brought.letter.sender, place=place, upload=upload)
            except ValidationError as error:
                name = " ".join(UNWANTED.sub(" ", file.name).split())[:NAME_LENGTH]
                brought.refusals.append(
                    _("“%(name)s” was left out. %(why)s") % {"name": name, "why": " ".join(error.messages)}
                )
            else:
                if row not in brought.rows:
                    brought.rows.append(row)
