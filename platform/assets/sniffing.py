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
MARKUP: Final = (b"<!doctype html", b"<html", b"<script", b"<svg", b"<iframe")
AUDIO_STARTS: Final = {
    "mp3": (b"ID3",),
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
MOST_NOTE_BYTES: Final = 200


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
        return b"\x00" not in head and not any(mark in head.lower() for mark in MARKUP)
    if kind in OFFICE or kind in OPEN_FORMATS or kind == "zip":
        # An archive may stand behind anything, a web page too; taken are those that start as one.
        return head.startswith(b"PK\x03\x04") and _is_archive(kind, file)
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
            return kind not in OPEN_FORMATS or _says(archive, OPEN_FORMATS[kind])
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return False


def _says(archive: zipfile.ZipFile, kind: bytes) -> bool:
    """Whether the archive names its own format; the note is short, a long one is a trap for the memory."""
    try:
        note = archive.getinfo("mimetype")
    except KeyError:
        return False
    return note.file_size <= MOST_NOTE_BYTES and archive.read(note).strip() == kind


def _is_mp3_frame(head: bytes) -> bool:
    """Eleven bits of synchronisation, any version, layer three: a recording without a title in front."""
    return len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and (head[1] >> 1) & 0b11 == 0b01


def check_audio(file: Any) -> None:
    """Raise ValidationError when the content is not the audio format its name says."""
    kind = PurePath(file.name).suffix.lower().lstrip(".")
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    starts = AUDIO_STARTS.get(kind)
    found = starts and (
        head.startswith(starts)
        or (kind == "m4a" and head[4:8] == b"ftyp")
        or (kind == "mp3" and _is_mp3_frame(head))
    )
    if not found:
        raise ValidationError(_("This is not an MP3, Ogg, Opus or M4A recording."))
