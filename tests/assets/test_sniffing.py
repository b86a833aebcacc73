import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from assets.sniffing import check_audio, check_document
from tests.factories.assets import PDF, archive, sound, wave_bytes

DOCX = archive({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
ODT = archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
HTML = b"<!doctype html><script>alert(1)</script>"


def shown(value):
    """A name for a test's data: an archive holds the time it was made, so its bytes are none."""
    return "" if isinstance(value, bytes) else None


def accepted(check, name, data):
    try:
        check(SimpleUploadedFile(name, data))
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", PDF),
        ("a.PDF", PDF),
        ("a.docx", DOCX),
        ("a.odt", ODT),
        ("a.zip", DOCX),
        ("a.csv", "country,number\nSénégal,4\n".encode()),
        ("a.txt", b"Plain words with a < sign"),
    ],
    ids=shown,
)
def test_a_file_that_is_what_it_says_is_taken(name, data):
    assert accepted(check_document, name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.pdf", HTML),
        ("page.pdf", HTML + PDF),
        ("page.pdf", b"\n" + PDF),
        ("page.txt", HTML),
        ("page.csv", b"a,b\n" + HTML),
        ("page.txt", b"\xef\xbb\xbf  <SVG onload=alert(1)>"),
        ("page.html", HTML),
        ("page.svg", b"<svg/>"),
        ("page", PDF),
        ("a.docx", PDF),
        ("a.xlsx", DOCX),
        ("a.odt", DOCX),
        ("a.docx", HTML + DOCX),
        ("a.zip", b"MZ\x90" + DOCX),
        ("a.zip", archive({"../../etc/cron.d/x": b"x"})),
        ("a.zip", archive({"/etc/passwd": b"x"})),
        ("a.odt", archive({"mimetype": b"application/vnd.oasis.opendocument.text" + b" " * 5000})),
        ("a.zip", archive({f"{number}": b"" for number in range(5001)})),
        ("a.txt", b"\x00\x01"),
        ("a.docx", DOCX[:40]),
    ],
    ids=shown,
)
def test_a_file_that_is_something_else_is_refused(name, data):
    assert not accepted(check_document, name, data)


def test_an_archive_that_unpacks_to_a_mountain_is_refused():
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(5):
            with packed.open(f"{number}", "w", force_zip64=True) as member:
                for _chunk in range(100):
                    member.write(b"\x00" * 1024 * 1024)
    assert len(out.getvalue()) < 5_000_000
    assert not accepted(check_document, "a.zip", out.getvalue())


@pytest.mark.parametrize(
    ("name", "data", "taken"),
    [
        ("a.mp3", b"ID3" + sound(), True),
        ("a.mp3", sound(), True),
        ("a.opus", b"OggS" + b"\x00" * 40, True),
        ("a.m4a", b"\x00\x00\x00\x20ftypM4A ", True),
        ("a.mp3", wave_bytes(), False),
        ("a.mp3", HTML, False),
        ("a.mp3", b"", False),
        ("a.opus", b"ID3" + sound(), False),
        ("a.wav", wave_bytes(), False),
        ("a.html", b"ID3" + sound(), False),
    ],
    ids=shown,
)
def test_a_recording_is_known_by_its_beginning(name, data, taken):
    assert accepted(check_audio, name, data) == taken
