"""Writes that touch a file and what is known of it."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from django.dispatch import Signal
from tinytag import TinyTag, TinyTagException

from assets.models import Document, DocumentVersion, Media, Transcript
from assets.pdf import page_texts

# Sent with `document=`: whoever shows or indexes the text reads it again.
document_read = Signal()


def read_document(*, document: Document) -> None:
    """Take the text out of a PDF and remember its size and hash."""
    texts = page_texts(document.file.path) if document.filename.lower().endswith(".pdf") else []
    document.page_texts = texts
    document.page_count = len(texts)
    Document.objects.filter(pk=document.pk).update(page_texts=texts, page_count=len(texts))
    document_read.send(sender=Document, document=document)


def add_version(*, document: Document, number: str, on: date, note: str = "") -> DocumentVersion:
    """Write down a state of the document; the same number again changes the note."""
    version, _created = DocumentVersion.objects.update_or_create(
        document=document, number=number, defaults={"date": on, "note": note}
    )
    return version


def add_transcript(*, media: Media, language: str, webvtt: str, checked: bool = False) -> Transcript:
    """Store what is said; the same language again replaces the text.

    The related manager of a clusterable model only collects rows until the parent is saved.
    """
    transcript, _created = Transcript.objects.update_or_create(
        media=media, language=language, defaults={"webvtt": webvtt, "checked": checked}
    )
    return transcript


def probe_recording(*, media: Media) -> None:
    """Measure duration, sizes and hash of a recording's files."""
    path = Path(media.file.path)
    try:
        media.duration = round(TinyTag.get(path).duration or 0)
    except TinyTagException:
        media.duration = 0
    media.file_size = path.stat().st_size
    media.file_hash = hashlib.sha256(path.read_bytes()).hexdigest()
    media.light_file_size = Path(media.light_file.path).stat().st_size if media.light_file else 0
    media.save(update_fields=["duration", "file_size", "file_hash", "light_file_size"])
