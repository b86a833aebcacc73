"""What an attached file is, by its content, and whether it may be handed to colleagues."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

import puremagic
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from assets.sniffing import check_document
from forums.pictures import is_picture, repaint

DOCUMENTS: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "csv": "text/csv",
    "txt": "text/plain",
}
# What a file field offers to choose from; the content decides, not this list.
OFFERED: Final = ".pdf,.docx,.xlsx,.odt,.csv,.txt,image/jpeg,image/png,image/webp,image/avif,image/gif"
ARCHIVES: Final = frozenset({"docx", "xlsx", "odt"})
# Signs of a program inside an office file, in the names of its parts.
PROGRAMS: Final = re.compile(
    r"(?i)(vba(project|data)|macrosheets/|activex|^basic/|^scripts/|/embeddings/.*\.bin$|"
    r"\.(zip|exe|dll|js|vbs|jar|bat|cmd|scr)$)"
)
ACTIVE_PDF: Final = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia)\b")
MOST_UNPACKED: Final = 100 * 1024 * 1024
MOST_SWELLING: Final = 200
SWELLS_FROM: Final = 4 * 1024 * 1024
MOST_NOTES: Final = 512 * 1024
NAME_LENGTH: Final = 100
# Signs that could turn a name around, break a line or lead into another folder.
UNWANTED: Final = re.compile('[\x00-\x1f\x7f/\\\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+')


@dataclass(frozen=True, slots=True)
class Examined:
    """A file as it may be stored; `small` is empty but for pictures."""

    name: str
    data: bytes
    media_type: str
    suffix: str
    small: bytes = b""
    width: int | None = None
    height: int | None = None


def examine(name: str, data: bytes) -> Examined:
    """Raises ValidationError with words for whoever sent it."""
    kind = PurePath(name).suffix.lower().lstrip(".")
    if kind not in DOCUMENTS and is_picture(data):
        painted = repaint(data)
        return Examined(
            name=safe_name(name, painted.suffix),
            data=painted.data,
            media_type=painted.media_type,
            suffix=painted.suffix,
            small=painted.small,
            width=painted.width,
            height=painted.height,
        )
    if kind not in DOCUMENTS:
        raise ValidationError(
            _(
                "Files of this kind are not taken. You can attach PDF, Word, Excel, OpenDocument, CSV, text and pictures."
            )
        )
    check_document(ContentFile(data, name=f"file.{kind}"))
    _check_content(kind, data)
    return Examined(name=safe_name(name, kind), data=data, media_type=DOCUMENTS[kind], suffix=kind)


def safe_name(name: str, suffix: str) -> str:
    """A name without paths and tricks, ending as the content is."""
    stem = UNWANTED.sub(" ", PurePath(name.replace("\\", "/")).stem)
    stem = " ".join(stem.split()).strip(". ")[: NAME_LENGTH - len(suffix) - 1]
    return f"{stem or 'file'}.{suffix}"


def _check_content(kind: str, data: bytes) -> None:
    if kind in ARCHIVES:
        _check_archive(kind, data)
    elif kind == "pdf":
        _agree(kind, data)
        if ACTIVE_PDF.search(data):
            raise ValidationError(
                _("This PDF holds programs or other files. Print it to a new PDF and attach that.")
            )
    elif b"\x00" in data:
        raise ValidationError(_("This is not a text file, although its name says so."))


def _check_archive(kind: str, data: bytes) -> None:
    _agree(kind, data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        unpacked = sum(member.file_size for member in members)
        swollen = any(
            member.file_size > SWELLS_FROM and member.file_size > MOST_SWELLING * max(member.compress_size, 1)
            for member in members
        )
        if unpacked > MOST_UNPACKED or swollen:
            raise ValidationError(_("This file unpacks to far more than it seems and is not taken."))
        if any(PROGRAMS.search(member.filename) for member in members) or _says_macros(archive):
            raise ValidationError(
                _("This file holds macros or other files. Save it without them, or as PDF, and attach that.")
            )


def _says_macros(archive: zipfile.ZipFile) -> bool:
    for name in ("[Content_Types].xml", "META-INF/manifest.xml"):
        try:
            with archive.open(name) as notes:
                words = notes.read(MOST_NOTES).lower()
        except (KeyError, RuntimeError, zipfile.BadZipFile, NotImplementedError):
            continue
        if b"macroenabled" in words or b"application/vnd.ms-office.vbaproject" in words:
            return True
    return False


def _agree(kind: str, data: bytes) -> None:
    """A second opinion on the first bytes, so that a fault in one reader is caught by the other."""
    try:
        found = {match.extension for match in puremagic.magic_string(data)}
    except (puremagic.PureError, ValueError):
        found = set()
    if not found & {f".{kind}", ".zip"}:
        raise ValidationError(
            _("This file is not a %(kind)s file, although its name says so.") % {"kind": kind.upper()}
        )
