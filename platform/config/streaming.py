"""Files in pieces on the asynchronous server: what a reader has not fetched yet is not in memory."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from typing import Final

from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

PIECE: Final = 64 * 1024


class StreamingMiddleware:
    """Views and WhiteNoise hand out plain iterators; Django would read such an answer whole before sending it."""

    sync_capable = True
    async_capable = True

    def __init__(
        self, get_response: Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]
    ) -> None:
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        return self._answer(request) if self.is_async else self.get_response(request)

    async def _answer(self, request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase = await self.get_response(request)  # type: ignore[misc]
        if isinstance(response, StreamingHttpResponse) and not response.is_async:
            response.streaming_content = in_pieces(response.streaming_content)  # type: ignore[arg-type]
        return response


async def in_pieces(parts: Iterable[bytes]) -> AsyncIterator[bytes]:
    """The thread of the request reads the next piece once the one before is on its way."""
    remaining = iter(parts)
    read = sync_to_async(_next_piece)
    while piece := await read(remaining):
        yield piece


def _next_piece(parts: Iterator[bytes]) -> bytes:
    piece = bytearray()
    for part in parts:
        piece += part
        if len(piece) >= PIECE:
            break
    return bytes(piece)
