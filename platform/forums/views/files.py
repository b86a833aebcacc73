"""The only way to a post's file: the right to read the post, asked each time, then the bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from assets.ranges import file_answer
from forums import access
from forums.models import Attachment

# Nothing in a file may run or load anything, even where a browser opens it by itself.
POLICY: Final = "default-src 'none'; sandbox; frame-ancestors 'none'"


@require_safe
def file(request: HttpRequest, public_id: UUID, name: str) -> HttpResponseBase:
    """The file, or with `?size=small` the width that pages show; only pictures open in the browser."""
    found = Attachment.objects.select_related("post__topic__forum").filter(public_id=public_id).first()
    if found is None or found.name != name or not access.can_fetch(request.user, found):
        raise Http404
    is_small = request.GET.get("size") == "small" and bool(found.small)
    path = Path(found.small.path if is_small else found.file.path)
    if not path.is_file():
        raise Http404
    answer = file_answer(
        request,
        path,
        content_type="image/webp" if is_small else found.media_type,
        name=found.name,
        inline=found.is_picture,
        tag=f"{found.public_id.hex}-{'small' if is_small else 'full'}",
    )
    closed = found.post is None or found.post.topic.forum.sensitive
    # A copy in the browser is asked about each time, since a post may be hidden in between.
    answer.headers["Cache-Control"] = "private, no-store" if closed else "private, no-cache"
    answer.headers["Content-Security-Policy"] = POLICY
    return answer
