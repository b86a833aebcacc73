"""The files a form carries: those that wait, those just sent, and what is said about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from forums.models import Attachment
from forums.services import filing

FIELD: Final = "attachments"
REMOVE: Final = "remove:"


@dataclass
class Tray:
    """`held` are files the post has already, as its own row lists them; `dropped` of them go when it is saved.

    `asked` says that somebody came for the box itself.
    """

    place: str
    rows: list[Attachment] = field(default_factory=list)
    held: Sequence[dict[str, Any]] = ()
    dropped: frozenset[str] = frozenset()
    refusals: list[str] = field(default_factory=list)
    asked: bool = False

    @property
    def pictures(self) -> list[Attachment]:
        return [row for row in self.rows if row.is_picture]

    @property
    def confirmed(self) -> bool:
        return all(row.confirmed for row in self.pictures)

    @property
    def count(self) -> int:
        return len(self.rows) + sum(file["id"] not in self.dropped for file in self.held)

    def faults(self) -> list[str]:
        """What must be put right before the post is sent; a refused file has been named already."""
        said = [
            _("Describe “%(name)s” for people who cannot see it, or mark it as decorative.")
            % {"name": row.name}
            for row in self.pictures
            if not row.alt and not row.decorative
        ]
        if not self.confirmed:
            said.append(_("Confirm that nobody can be recognised in the pictures, or remove them."))
        if self.count > filing.PER_POST:
            said.append(
                _("A post holds %(most)s files at the most. Remove some.") % {"most": filing.PER_POST}
            )
        return said


def waiting_tray(user: Any, place: str, held: Sequence[dict[str, Any]] = ()) -> Tray:
    """What waits in a place when its form is opened."""
    return Tray(place=place, rows=list(Attachment.objects.waiting_of(user, place)), held=held)


def carries_files(request: HttpRequest) -> bool:
    """Does the form bring or name any file? Most do not, and cost no query."""
    return bool(request.FILES.getlist(FIELD) or request.POST.getlist("file"))


def sent_tray(request: HttpRequest, place: str, held: Sequence[dict[str, Any]] = ()) -> Tray:
    """Take in what was sent, let go what is to be removed, keep what was said of pictures."""
    dropped = frozenset(request.POST.getlist("drop")) & {file["id"] for file in held}
    tray = Tray(place=place, held=held, dropped=dropped, asked=request.POST.get("act") == "attach")
    if not carries_files(request):
        return tray
    act = request.POST.get("act", "")
    if act.startswith(REMOVE):
        filing.discard_file(user=request.user, place=place, public_id=act.removeprefix(REMOVE))
    fresh = _take_in(request, tray)
    named = set(request.POST.getlist("file"))
    for row in Attachment.objects.waiting_of(request.user, place):
        if str(row.public_id) in named | fresh:
            tray.rows.append(row)
            if row.is_picture and str(row.public_id) in named:
                _describe(request, row)
    return tray


def _take_in(request: HttpRequest, tray: Tray) -> set[str]:
    fresh = set()
    for upload in request.FILES.getlist(FIELD)[: filing.PER_POST * 2]:
        try:
            kept = filing.keep_file(user=request.user, place=tray.place, upload=upload)
        except ValidationError as error:
            tray.refusals.append(f"{upload.name}: {' '.join(error.messages)}")
        else:
            fresh.add(str(kept.public_id))
    return fresh


def _describe(request: HttpRequest, row: Attachment) -> None:
    filing.describe_file(
        row=row,
        alt=request.POST.get(f"alt-{row.public_id}", ""),
        decorative=f"decorative-{row.public_id}" in request.POST,
        confirmed="nobody" in request.POST,
    )


def judge(form: Any, tray: Tray, act: str) -> bool:
    """May the form go on? Not when a file was added, removed or refused, or a picture is not described."""
    if act == "attach" or act.startswith(REMOVE):
        form.come_back()
        form.add_faults(tray.refusals)
        return False
    valid = form.is_valid()
    faults = tray.refusals if act == "preview" else [*tray.refusals, *tray.faults()]
    form.add_faults(faults)
    return bool(valid and not faults)
