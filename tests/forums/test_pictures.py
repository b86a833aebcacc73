"""What stays of a picture that somebody attaches: the pixels, and the writer's word that nobody is on it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Picture
from PIL import ImageCms
from PIL.PngImagePlugin import PngInfo

from forums.models import Attachment, Post
from forums.pictures import repaint
from tests.factories.assets import gps_exif, gps_picture
from tests.factories.forums import TopicFactory, public_forum

pytestmark = pytest.mark.django_db
WORD = b"Quendolyn"
CONTAINERS = (
    b"Exif\x00",
    b"ns.adobe.com",
    b"ICC_PROFILE",
    b"Photoshop",
    b"iCCP",
    b"eXIf",
    b"tEXt",
    b"zTXt",
    b"iTXt",
)


def speaking(kind: str) -> bytes:
    """A picture that says a name in every place where a camera or program may write one."""
    name = WORD.decode()
    picture = Picture.new("RGB", (900, 600), "teal")
    exif = gps_exif()
    exif[0x013B], exif[0x9286], exif[0x010E] = name, WORD, name
    exif.get_ifd(0x8769)[0x927C] = WORD
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + WORD
    options = {"exif": exif, "icc_profile": profile}
    if kind == "PNG":
        words = PngInfo()
        words.add_text("Author", name)
        words.add_text("Comment", name * 30, zip=True)
        words.add_itxt("XML:com.adobe.xmp", f"<x>{name}</x>")
        options["pnginfo"] = words
    else:
        options["xmp"] = b"http://ns.adobe.com/xap/1.0/ <x>" + WORD + b"</x>"
    if kind == "JPEG":
        options["comment"] = WORD
    out = io.BytesIO()
    picture.save(out, kind, **options)
    data = out.getvalue()
    if kind == "JPEG":
        # A small view of its own in the first part, as cameras store it, and what image programs add.
        thumb = b"Photoshop 3.0\x008BIM" + WORD
        data = data[:2] + b"\xff\xed" + (len(thumb) + 2).to_bytes(2, "big") + thumb + data[2:]
    return data + WORD


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_pixels_is_stored(kind):
    data = speaking(kind)
    assert data.count(WORD) >= 4
    painted = repaint(data)
    for stored in (painted.data, painted.small):
        assert WORD not in stored
        assert not [mark for mark in CONTAINERS if mark in stored]
        with Picture.open(io.BytesIO(stored)) as picture:
            picture.load()
            assert not picture.getexif()
            assert not picture.info.keys() & {"exif", "xmp", "icc_profile", "comment", "photoshop", "Author"}


def test_the_answer_is_needed_kept_and_shown_to_moderators(cast, client_of, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    topic = TopicFactory(forum=public_forum(), author=cast.member)
    client, address = client_of(cast.counsellor), reverse("forums:reply", args=[topic.pk])
    upload = SimpleUploadedFile("stop.jpg", gps_picture())
    data = {"source": "The bus stop in question.", "language": "en", "key": "k", "attachments": upload}
    assert client.post(address, data | {"nobody": "on"}).status_code == 422
    row = Attachment.objects.get()
    again = data | {"file": str(row.public_id), f"alt-{row.public_id}": "A bus stop"}
    del again["attachments"]
    assert "Confirm that nobody can be recognised" in client.post(address, again).text
    assert not Post.objects.filter(topic=topic, position=2).exists()
    assert client.post(address, again | {"nobody": "on"}).status_code == 302
    post = Post.objects.get(topic=topic, position=2)
    assert post.attachments.get().confirmed
    case = reverse("forums:case", args=[post.pk])
    said = "The writer said that nobody can be recognised in it"
    assert said in client_of(cast.moderator).get(case).text
    post.attachments.update(confirmed=False)
    page = client_of(cast.moderator).get(case).text
    assert said not in page
    assert "Nobody said whether people can be recognised in it" in page
