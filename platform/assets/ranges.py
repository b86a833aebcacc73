"""Files as answers: whole, in ranges, or not changed; under both servers, without filling the memory."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import BinaryIO

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header, http_date, parse_etags

CHUNK = 64 * 1024
_RANGE = re.compile(r"bytes=(\d*)-(\d*)\Z")
# Nothing in a fetched file may run, whatever it contains.
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def file_answer(
    request: HttpRequest, path: Path, *, content_type: str, name: str, inline: bool, tag: str
) -> HttpResponseBase:
    """200, 206, 304 or 416 for one file. `tag` changes when the file's content does."""
    size = path.stat().st_size
    etag = f'"{tag}"'
    headers = {
        "Accept-Ranges": "bytes",
        "ETag": etag,
        "Last-Modified": http_date(path.stat().st_mtime),
        # A shared cache must never hand on what was checked for one reader.
        "Cache-Control": "private, max-age=3600",
        "Content-Security-Policy": FILE_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": content_disposition_header(not inline, name) or "inline",
    }
    if _is_known(request, etag):
        return HttpResponseNotModified(headers={"ETag": etag, "Cache-Control": headers["Cache-Control"]})
    wanted = _wanted(request, size, etag)
    if wanted is None:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{size}"})
    start, end, partial = wanted
    if partial:
        headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    headers["Content-Length"] = str(end - start + 1 if size else 0)
    status = 206 if partial else 200
    if request.method == "HEAD":
        return HttpResponse(status=status, content_type=content_type, headers=headers)
    handle = path.open("rb")
    handle.seek(start)
    remaining = end - start + 1 if size else 0
    chunks = (
        _async_chunks(handle, remaining) if isinstance(request, ASGIRequest) else _chunks(handle, remaining)
    )
    return StreamingHttpResponse(chunks, status=status, content_type=content_type, headers=headers)


def _is_known(request: HttpRequest, etag: str) -> bool:
    """Whether the reader has this very file already; a weak tag is good enough to save the way."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in known or any(tag.removeprefix("W/") == etag for tag in known)


def _wanted(request: HttpRequest, size: int, etag: str) -> tuple[int, int, bool] | None:
    """First and last byte and whether it is a part; None when the range lies outside the file."""
    whole = (0, size - 1, False)
    asked = _RANGE.match(request.headers.get("Range", ""))
    if not asked or request.headers.get("If-Range", etag) != etag:
        return whole
    first, last = asked.groups()
    if not first and not last:
        return whole
    if not first:
        start, end = max(0, size - int(last)), size - 1
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
    if start >= size or start > end:
        return None
    return start, end, True


def _chunks(handle: BinaryIO, remaining: int) -> Iterator[bytes]:
    with handle:
        while remaining > 0 and (data := handle.read(min(CHUNK, remaining))):
            remaining -= len(data)
            yield data


async def _async_chunks(handle: BinaryIO, remaining: int) -> AsyncIterator[bytes]:
    try:
        while remaining > 0 and (data := await asyncio.to_thread(handle.read, min(CHUNK, remaining))):
            remaining -= len(data)
            yield data
    finally:
        handle.close()
