"""The only way to a stored file: a check of rights, then the bytes."""

from __future__ import annotations

import mimetypes
from pathlib import Path, PurePath
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.documents.models import document_served

from assets.access import can_fetch
from assets.models import Document, DocumentVersion, Image, Media, Rendition, Transcript
from assets.ranges import file_answer
from assets.sniffing import MIME_TYPES

INLINE_DOCUMENTS = frozenset({"application/pdf"})


def _guarded(request: HttpRequest, found: Any) -> Any:
    """The file's row, or the same 404 as for a file that does not exist."""
    if found is None or not can_fetch(request.user, found):
        raise Http404
    return found


def _path(file: Any) -> Path:
    path = Path(file.path)
    if not path.is_file():
        raise Http404
    return path


def _kind(path: Path) -> str:
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"


@require_safe
def document_file(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """A document; only PDF is shown in the browser, everything else is saved."""
    document = _guarded(request, Document.objects.filter(pk=document_id).first())
    if document.filename != document_filename:
        raise Http404
    path = _path(document.file)
    kind = document.content_type
    document_served.send(sender=Document, instance=document, request=request)
    return file_answer(
        request,
        path,
        content_type=kind,
        name=document.filename,
        inline=kind in INLINE_DOCUMENTS,
        tag=document.get_file_hash(),
    )


@require_safe
def version_file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """An earlier version, open to whoever may fetch the document."""
    version = DocumentVersion.objects.select_related("document").filter(pk=pk).first()
    _guarded(request, version.document if version else None)
    if version is None or not version.file or PurePath(str(version.file.name)).name != name:
        raise Http404
    path = _path(version.file)
    kind = _kind(path)
    return file_answer(
        request,
        path,
        content_type=kind,
        name=path.name,
        inline=kind in INLINE_DOCUMENTS,
        tag=f"version-{version.pk}-{path.name}-{version.file_size}",
    )


@require_safe
def recording_file(request: HttpRequest, pk: int, size: str, name: str) -> HttpResponseBase:
    """A recording, full or light."""
    media = _guarded(request, Media.objects.filter(pk=pk).first())
    file = media.light_file if size == "light" else media.file
    if not file or PurePath(file.name).name != name:
        raise Http404
    path = _path(file)
    kind = MIME_TYPES.get(path.suffix.lstrip("."), "application/octet-stream")
    return file_answer(
        request, path, content_type=kind, name=path.name, inline=True, tag=f"{media.file_hash[:32]}-{size}"
    )


@require_safe
def transcript_file(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """A transcript as the track of a player."""
    transcript = get_object_or_404(Transcript.objects.select_related("media"), media_id=pk, language=language)
    _guarded(request, transcript.media)
    return HttpResponse(
        transcript.webvtt,
        content_type="text/vtt; charset=utf-8",
        headers={"Cache-Control": "private, max-age=3600"},
    )


@require_safe
def picture_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A size of a picture for readers; the original only for who edits."""
    rendition = Rendition.objects.filter(file=name).select_related("image").first()
    if rendition:
        image, file = _guarded(request, rendition.image), rendition.file
    else:
        image = Image.objects.filter(file=name).first()
        if image is None or not request.user.has_perm("wagtailadmin.access_admin"):
            raise Http404
        file = image.file
    path = _path(file)
    kind = _kind(path)
    return file_answer(
        request,
        path,
        content_type=kind,
        name=path.name,
        inline=True,
        tag=f"{image.file_hash[:20]}-{path.name}",
    )
