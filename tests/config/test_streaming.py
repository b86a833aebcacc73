import pytest
from asgiref.sync import async_to_sync
from django.http import FileResponse, HttpResponse, StreamingHttpResponse

from config.streaming import PIECE, StreamingMiddleware, in_pieces


async def gathered(parts):
    return [part async for part in parts]


def answered(response):
    async def view(request):
        return response

    return async_to_sync(StreamingMiddleware(view))(None)


@pytest.mark.parametrize(
    ("parts", "sizes"),
    [
        ([], []),
        ([b""], []),
        ([b"a", b"", b"b"], [2]),
        ([b"a" * PIECE, b"b"], [PIECE, 1]),
        ([b"a" * 4096] * 40, [PIECE, PIECE, 8 * 4096]),
    ],
)
def test_nothing_is_lost_and_pieces_are_of_a_size(parts, sizes):
    found = async_to_sync(gathered)(in_pieces(parts))
    assert [len(piece) for piece in found] == sizes
    assert b"".join(found) == b"".join(parts)


def test_only_what_is_fetched_is_read():
    read = []

    def parts():
        for number in range(10):
            read.append(number)
            yield b"x" * PIECE

    async def first():
        async for piece in in_pieces(parts()):
            return piece

    async_to_sync(first)()
    assert read == [0]


def test_a_file_becomes_asynchronous_and_is_closed(tmp_path):
    file = tmp_path / "a.bin"
    file.write_bytes(b"abc" * PIECE)
    handle = file.open("rb")
    response = answered(FileResponse(handle))
    assert response.is_async
    assert b"".join(async_to_sync(gathered)(response.streaming_content)) == file.read_bytes()
    for close in response._resource_closers:
        close()
    assert handle.closed


def test_other_answers_pass_unchanged():
    plain = HttpResponse("a")
    assert answered(plain) is plain

    async def parts():
        yield b"a"

    asynchronous = answered(StreamingHttpResponse(parts()))
    assert async_to_sync(gathered)(asynchronous.streaming_content) == [b"a"]


def test_the_plain_server_is_left_alone():
    response = StreamingHttpResponse([b"a"])
    assert StreamingMiddleware(lambda request: response)(None) is response
    assert not response.is_async
