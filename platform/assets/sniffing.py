"""What a file is, by its content: a name proves nothing."""

from __future__ import annotations

import zipfile
from pathlib import PurePath
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

OFFICE: Final = {
    "docx": "word/",
    "pptx": "ppt/",
    "xlsx": "xl/",
}
OPEN_FORMATS: Final = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
    "epub": b"application/epub+zip",
}
TEXTS: Final = frozenset({"csv", "txt"})
AUDIO_STARTS: Final = {
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "ogg": (b"OggS",),
    "opus": (b"OggS",),
    "m4a": (b"ftyp",),
}
MIME_TYPES: Final = {
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
    "m4a": "audio/mp4",
}
# An archive may not unpack to more than this, nor hold more files.
MOST_UNPACKED_BYTES: Final = 400 * 1024 * 1024
MOST_FILES: Final = 5000
HEAD_BYTES: Final = 4096


def check_document(file: Any) -> None:
    """Raise ValidationError when the content is not what the name says."""
    kind = PurePath(file.name).suffix.lower().lstrip(".")
    file.seek(0)
    head = file.read(HEAD_BYTES)
    file.seek(0)
    if not _is_document(kind, head, file):
        raise ValidationError(
            _("This file is not a %(kind)s file, although its name says so.") % {"kind": kind.upper() or "?"}
        )
    file.seek(0)


def _is_document(kind: str, head: bytes, file: Any) -> bool:
    if kind == "pdf":
        return head.startswith(b"%PDF-")
    if kind in TEXTS:
        return b"\x00" not in head and not head.lstrip().lower().startswith(
            (b"<!doctype html", b"<html", b"<script")
        )
    if kind in OFFICE or kind in OPEN_FORMATS or kind == "zip":
        return _is_archive(kind, file)
    return False


def _is_archive(kind: str, file: Any) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            if len(members) > MOST_FILES or sum(member.file_size for member in members) > MOST_UNPACKED_BYTES:
                return False
            names = [member.filename for member in members]
            if any(name.startswith("/") or ".." in PurePath(name).parts for name in names):
                return False
            if kind in OFFICE:
                return "[Content_Types].xml" in names and any(name.startswith(OFFICE[kind]) for name in names)
            if kind in OPEN_FORMATS:
                return "mimetype" in names and archive.read("mimetype").strip() == OPEN_FORMATS[kind]
            return True
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return False


def check_audio(file: Any) -> None:
    """Raise ValidationError when the content is not the audio format its name says."""
    kind = PurePath(file.name).suffix.lower().lstrip(".")
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    starts = AUDIO_STARTS.get(kind)
    found = starts and (head.startswith(starts) or (kind == "m4a" and head[4:8] == b"ftyp"))
    if not found:
        raise ValidationError(_("This is not an MP3, Ogg, Opus or M4A recording."))
