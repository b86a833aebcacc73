import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from assets.models import Image
from assets.renditions import all_specs, make_renditions, picture_of
from assets.sanitiser import clean_picture, has_metadata
from tests.factories.assets import MAKER, gps_exif, gps_picture, image, picture_bytes

pytestmark = pytest.mark.django_db
SECRETS = (MAKER.encode(), b"Fatou Private", b"2026:03:01", b"taken at home")


def tells_nothing(data: bytes) -> bool:
    with Picture.open(io.BytesIO(data)) as picture:
        place = dict(picture.getexif().get_ifd(0x8825))
    return not has_metadata(data) and not place and not any(secret in data for secret in SECRETS)


def test_the_trap_is_real():
    data = gps_picture()
    assert has_metadata(data)
    assert any(secret in data for secret in SECRETS)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_is_left_in_the_original_nor_in_any_size(kind):
    made = image(f"walk.{kind.lower()}", gps_picture(kind))
    assert tells_nothing(made.file.open().read())
    assert make_renditions(made) == len(all_specs())
    for rendition in made.renditions.all():
        assert tells_nothing(rendition.file.open().read()), rendition.filter_spec


@pytest.mark.parametrize(
    "spec", ["fill-400x400|format-jpeg", "width-300|format-png", "original", "max-200x200"]
)
def test_nothing_is_left_in_sizes_an_editor_may_ask_for(spec):
    made = image("walk.jpg", gps_picture())
    assert tells_nothing(made.get_rendition(spec).file.open().read())


def test_every_door_is_cleaned():
    uploaded = Image(title="A", description="A river", credit="x")
    uploaded.file = SimpleUploadedFile("walk.jpg", gps_picture(), content_type="image/jpeg")
    uploaded.save()
    loaded = Image(title="B", description="A river", credit="x")
    loaded.file.save("walk.jpg", SimpleUploadedFile("walk.jpg", gps_picture()), save=True)
    for made in (uploaded, loaded):
        fresh = Image.objects.get(pk=made.pk)
        data = fresh.file.open().read()
        assert tells_nothing(data)
        assert fresh.file_size == len(data)
        assert (fresh.width, fresh.height) == (900, 600)
        assert len(fresh.file_hash) == 40


def test_a_replaced_file_is_cleaned_too():
    made = image("walk.png", picture_bytes("PNG"))
    made.file = SimpleUploadedFile("again.jpg", gps_picture(size=(400, 300)))
    made.save()
    fresh = Image.objects.get(pk=made.pk)
    assert tells_nothing(fresh.file.open().read())
    assert (fresh.width, fresh.height) == (400, 300)


def test_a_turned_picture_is_set_upright():
    exif = gps_exif()
    exif[0x0112] = 6
    data = clean_picture(picture_bytes("JPEG", (900, 600), exif=exif))
    with Picture.open(io.BytesIO(data)) as picture:
        assert picture.size == (600, 900)
    assert tells_nothing(data)


def test_a_phone_s_second_picture_does_not_come_along():
    first, second = (Picture.new("RGB", (60, 40), colour) for colour in ("red", "blue"))
    out = io.BytesIO()
    first.save(out, "MPO", save_all=True, append_images=[second], exif=gps_exif())
    data = clean_picture(out.getvalue())
    with Picture.open(io.BytesIO(data)) as picture:
        assert picture.format == "JPEG"
    assert data.count(b"\xff\xd8\xff") == 1
    assert tells_nothing(data)


@pytest.mark.parametrize(
    "tail",
    [b"PK\x03\x04 an archive", b"<script>alert(1)</script>", b"\x00\x00\x00\x18ftypmp42 a film with a place"],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_what_hides_behind_a_picture_is_left_behind(kind, tail):
    assert tail not in clean_picture(picture_bytes(kind) + tail)


def test_a_moving_picture_keeps_moving_and_loses_its_words():
    frames = [Picture.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], comment=b"taken at home", duration=50)
    data = clean_picture(out.getvalue())
    with Picture.open(io.BytesIO(data)) as picture:
        assert picture.n_frames > 1
    assert b"taken at home" not in data


def test_text_in_a_png_goes():
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Author", "Fatou Private")
    words.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Fatou Private</x:xmpmeta>")
    assert b"Fatou" not in clean_picture(picture_bytes("PNG", pnginfo=words))


def test_pixels_of_an_upright_jpeg_stay_what_they_are():
    data = gps_picture(quality=85)
    with Picture.open(io.BytesIO(data)) as before, Picture.open(io.BytesIO(clean_picture(data))) as after:
        worst = max(
            abs(a - b)
            for a, b in zip(before.convert("L").tobytes(), after.convert("L").tobytes(), strict=True)
        )
    assert worst <= 4


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg onload=alert(1)>",
        b"GIF89a" + b"\x00" * 20,
        b"\x89PNG\r\n\x1a\n junk",
        picture_bytes()[:400],
    ],
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(ValidationError):
        clean_picture(data)


def test_too_many_pixels_are_refused(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 10_000
    with pytest.raises(ValidationError, match="too many pixels"):
        clean_picture(picture_bytes("PNG", (200, 100)))


def test_the_pixels_of_all_frames_count(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1_000
    frames = [Picture.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue", "gold")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(ValidationError, match="too many pixels"):
        clean_picture(out.getvalue())


def test_a_picture_is_offered_in_every_format_that_was_made():
    made = image("river.jpg", picture_bytes())
    make_renditions(made)
    shown = picture_of(Image.objects.prefetch_related("renditions").get(pk=made.pk))
    assert [source.mime for source in shown.sources] == ["image/avif", "image/webp", "image/jpeg"]
    assert all(" 400w, " in source.srcset and source.srcset.endswith(" 800w") for source in shown.sources)
    assert (shown.width, shown.alt) == (800, "A river bends twice")
    assert shown.bytes > 0


def test_a_request_makes_the_cheap_format_alone():
    made = image("river.jpg", picture_bytes())
    shown = picture_of(made)
    assert [source.mime for source in shown.sources] == ["image/jpeg"]
    assert made.renditions.count() == 1


def test_a_small_picture_is_offered_once():
    made = image("small.png", picture_bytes("PNG", (120, 80)))
    make_renditions(made)
    shown = picture_of(made)
    assert all(source.srcset.endswith(" 120w") and "," not in source.srcset for source in shown.sources)


def test_a_picture_needs_words_or_a_reason():
    made = Image(title="A", credit="x")
    with pytest.raises(ValidationError) as refusal:
        made.clean()
    assert set(refusal.value.message_dict) == {"description"}
    made.is_decorative = True
    made.clean()


def test_a_decorative_picture_has_an_empty_text_wherever_it_is_loaded():
    made = image(description="left over", is_decorative=True)
    assert Image.objects.get(pk=made.pk).is_decorative
    assert picture_of(Image.objects.get(pk=made.pk)).alt == ""
    assert image(title="DSC_0042.jpg").default_alt_text == "A river bends twice"
