"""What goes over the line is small, and no smaller than it may be."""

import brotli
from django.http import HttpResponse
from django.test import RequestFactory

from config.compression import CompressionMiddleware

PAGE = "<p>A page about the way back.</p>" * 200


def answer(accepted: str, response: HttpResponse) -> HttpResponse:
    request = RequestFactory().get("/", headers={"accept-encoding": accepted})
    return CompressionMiddleware(lambda request: response)(request)


def test_brotli_where_it_is_taken() -> None:
    response = answer("gzip, br", HttpResponse(PAGE))
    assert response.headers["Content-Encoding"] == "br"
    assert brotli.decompress(response.content).decode() == PAGE
    assert response.headers["Content-Length"] == str(len(response.content))
    assert "Accept-Encoding" in response.headers["Vary"]


def test_gzip_for_others_and_nothing_for_none() -> None:
    assert answer("gzip", HttpResponse(PAGE)).headers["Content-Encoding"] == "gzip"
    assert answer("identity", HttpResponse(PAGE)).content.decode() == PAGE


def test_files_and_what_is_compressed_already_stay() -> None:
    assert "Content-Encoding" not in answer("br", HttpResponse(b"x" * 900, content_type="image/png")).headers
    done = HttpResponse(b"x" * 900, headers={"Content-Encoding": "gzip"})
    assert answer("br", done).content == b"x" * 900


def test_sizes_tell_nothing_exact() -> None:
    sizes = {len(answer("br", HttpResponse(PAGE)).headers["X-Padding"]) for _try in range(40)}
    assert len(sizes) > 5
