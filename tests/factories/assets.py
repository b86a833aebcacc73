"""Files as people upload them, harmful ones included."""

import io
import wave
import zipfile
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Picture
from PIL import TiffImagePlugin
from wagtail.models import Collection

from assets.models import Document, Image, Media
from assets.services import add_transcript, probe_recording

# Where the invented picture was taken: what must never reach a reader.
LATITUDE, LONGITUDE = (14.0, 41.0, 37.5), (17.0, 26.0, 49.3)
MAKER = "Secretphone 12"


def picture_bytes(kind: str = "JPEG", size: tuple[int, int] = (900, 600), **save: Any) -> bytes:
    picture = Picture.linear_gradient("L").resize(size).convert("RGB")
    out = io.BytesIO()
    picture.save(out, kind, **save)
    return out.getvalue()


def gps_exif() -> Picture.Exif:
    """As a phone writes it: maker, time and place."""
    exif = Picture.Exif()
    exif[0x010F] = MAKER
    exif[0x0132] = "2026:03:01 10:00:00"
    exif[0x013B] = "Fatou Private"
    place = exif.get_ifd(0x8825)
    ratio = TiffImagePlugin.IFDRational
    place.update(
        {
            1: "N",
            2: tuple(ratio(round(part * 100), 100) for part in LATITUDE),
            3: "W",
            4: tuple(ratio(round(part * 100), 100) for part in LONGITUDE),
        }
    )
    return exif


def gps_picture(kind: str = "JPEG", size: tuple[int, int] = (900, 600), **save: Any) -> bytes:
    extra = {"comment": b"taken at home"} if kind == "JPEG" else {}
    return picture_bytes(kind, size, exif=gps_exif(), **extra, **save)


def image(name: str = "river.jpg", data: bytes | None = None, **fields: Any) -> Image:
    """A picture as the loader or the editor stores it."""
    values = {"title": "River", "description": "A river bends twice", "credit": "2026, Test office", **fields}
    made = Image(**values)
    made.file.save(name, ContentFile(data or picture_bytes()), save=False)
    made.save()
    return made


PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def document(name: str = "guide.pdf", data: bytes = PDF, **fields: Any) -> Document:
    values = {"title": "Field guide", "credit": "2026, Test office", **fields}
    made = Document(**values)
    made.file.save(name, ContentFile(data), save=False)
    made.save()
    return made


WEBVTT = """WEBVTT

00:00:00.400 --> 00:00:07.400
<v Miriam>What was the first thing you noticed?

00:00:07.900 --> 00:00:16.500
<v Jonas>Silence. A flyer with a dead address makes no noise.

00:00:17.000 --> 00:00:41.200
<v Jonas>Then a cousin rang the plain telephone number, and the lamp at the bus station came up.
"""


def sound(seconds: int = 2) -> bytes:
    """Not music, but frames that a player accepts as MP3 (silence, 8 kbit/s)."""
    frame = b"\xff\xe3\x18\xc4" + b"\x00" * 20
    return frame * (seconds * 14)


def recording(name: str = "talk.mp3", *, transcripts: dict[str, str] | None = None, **fields: Any) -> Media:
    values = {
        "title": "After the line fell silent",
        "credit": "2026, Test office",
        "collection": Collection.get_first_root_node(),
        **fields,
    }
    made = Media(**values)
    made.file.save(name, ContentFile(b"ID3" + sound()), save=False)
    made.light_file.save(name.replace(".mp3", ".opus"), ContentFile(b"OggS" + b"\x00" * 60), save=False)
    made.save()
    for language, text in ({"en": WEBVTT} if transcripts is None else transcripts).items():
        add_transcript(media=made, language=language, webvtt=text, checked=True)
    probe_recording(media=made)
    return made


def archive(names: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in names.items():
            packed.writestr(name, data)
    return out.getvalue()


def wave_bytes() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 800)
    return out.getvalue()
