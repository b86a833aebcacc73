"""Takes out of a picture what says where, when and by whom it was taken.

Phones write the place into the file, and the picture library keeps it through JPEG and PNG renditions.
So metadata goes before the first byte is stored, whatever door the picture came through, and every
rendition is looked at again. A picture is written anew from its pixels: what was hidden behind it (a second
picture, a film, an archive) is not taken along.
"""

from __future__ import annotations

import io
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image as Picture
from PIL import ImageOps, UnidentifiedImageError

FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
# Phones store further views of a picture in the same file; the first one is the picture.
ONE_OF_MANY: Final = {"MPO": "JPEG"}
ORIENTATION: Final = 0x0112
UPRIGHT: Final = 1
# What may stay in a file: how it is to be decoded, never where it comes from.
HARMLESS: Final = frozenset(
    {
        "icc_profile",
        "transparency",
        "gamma",
        "dpi",
        "duration",
        "loop",
        "background",
        "timestamp",
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
        "adobe",
        "adobe_transform",
        "interlace",
        "srgb",
        "extension",
        "version",
        "aspect",
        "chromaticity",
        "sizes",
    }
)
TELLING: Final = frozenset({"exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "iptc"})


def clean_picture(data: bytes) -> bytes:
    """The picture's bytes without metadata, turned the right way up.

    Raises ValidationError (field `file`) when it is no picture, too large, or of a format not taken.
    """
    try:
        with Picture.open(io.BytesIO(data), formats=FORMATS) as picture:
            frames = getattr(picture, "n_frames", 1) if picture.format not in ONE_OF_MANY else 1
            if picture.width * picture.height * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                raise ValidationError(
                    {"file": _("This picture has too many pixels. At most 25 million are taken.")}
                )
            return _moving(picture) if frames > 1 else _still(picture)
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Picture.DecompressionBombError,
    ) as error:
        raise ValidationError({"file": _("This file is not a picture this site can read.")}) from error


def _still(picture: Any) -> bytes:
    kind = ONE_OF_MANY.get(picture.format, picture.format)
    options: dict[str, Any] = {}
    if kind == "JPEG":
        turned = picture.getexif().get(ORIENTATION, UPRIGHT) != UPRIGHT
        # The same tables keep what the eye sees; a turned picture, or one of several, needs new ones.
        keep = not turned and picture.format == "JPEG"
        options = {"quality": "keep" if keep else 92, "optimize": True}
        upright = picture if keep else ImageOps.exif_transpose(picture)
    else:
        upright = ImageOps.exif_transpose(picture)
        options = {"quality": 90} if kind in {"WEBP", "AVIF"} else {}
    return _written(upright, kind, options)


def _moving(picture: Any) -> bytes:
    quality = {"quality": 90} if picture.format in {"WEBP", "AVIF"} else {}
    return _written(picture, picture.format, {"save_all": True, **quality})


def _written(picture: Any, kind: str, options: dict[str, Any]) -> bytes:
    profile = picture.info.get("icc_profile")
    for key in set(picture.info) - HARMLESS:
        picture.info.pop(key, None)
    if kind == "GIF":
        # Without a word of its own the writer takes the comment of the picture as it was read.
        options["comment"] = b""
    out = io.BytesIO()
    picture.save(out, format=kind, exif=b"", icc_profile=profile, **options)
    return out.getvalue()


def has_metadata(data: bytes) -> bool:
    """Whether a picture still says more than how it is to be decoded."""
    with Picture.open(io.BytesIO(data)) as picture:
        return bool(picture.getexif()) or bool(set(picture.info) & TELLING)
