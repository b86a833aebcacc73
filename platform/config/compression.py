"""Pages go over the line compressed: Brotli where the browser takes it, else gzip."""

from __future__ import annotations

import secrets

import brotli
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

LEAST_BYTES = 500
# Of 11: pages are made per request, so the time counts as much as the size.
QUALITY = 5
MOST_PADDING = 100
COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")


class CompressionMiddleware(GZipMiddleware):
    """Adds padding of random length, so that sizes tell nobody what a page of one reader says."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or response.has_header("Content-Encoding"):
            return response
        if not response.headers.get("Content-Type", "").startswith(COMPRESSIBLE):
            return response
        if "br" not in request.headers.get("Accept-Encoding", "").replace(" ", "").split(","):
            return super().process_response(request, response)
        patch_vary_headers(response, ["Accept-Encoding"])
        content: bytes = response.content  # type: ignore[attr-defined]
        if len(content) < LEAST_BYTES:
            return response
        response.content = brotli.compress(content, quality=QUALITY)  # type: ignore[attr-defined]
        response.headers["Content-Encoding"] = "br"
        response.headers["Content-Length"] = str(len(response.content))  # type: ignore[attr-defined]
        response.headers["X-Padding"] = secrets.token_hex(secrets.randbelow(MOST_PADDING // 2) + 1)
        if response.headers.get("ETag", "").startswith('"'):
            response.headers["ETag"] = f"W/{response.headers['ETag']}"
        return response
