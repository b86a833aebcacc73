"""Takes out of a picture what says where, when and by whom it was taken.

Phones write the place into the file, and the picture library keeps it through JPEG and PNG renditions.
So metadata goes before the first byte is stored, whatever door the picture came through, and every
rendition is looked at again.
"""

from __future__ import annotations

import io
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image as Picture
from PIL import ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
# What may stay in a file: how it is to be decoded, never where it comes from.
HARMLESS = frozenset(
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


def strip_stored_picture(image: Any) -> None:
    """Replace the upload of an image model by the same picture without metadata.

    Raises ValidationError (field `file`) when it is no picture, too large, or of a format not taken.
    """
    image.file.seek(0)
    cleaned = clean_picture(image.file.read())
    name = PurePath(image.file.name).name
    image.file.save(name, ContentFile(cleaned), save=False)
    image.file_size = len(cleaned)
    with Picture.open(io.BytesIO(cleaned)) as picture:
        image.width, image.height = picture.size
    image.file_hash = ""


def clean_picture(data: bytes) -> bytes:
    """The picture's bytes without metadata, turned the right way up."""
    try:
        with Picture.open(io.BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                raise ValidationError(
                    {"file": _("This picture has too many pixels. At most 25 million are taken.")}
                )
            return _written(picture)
    except (UnidentifiedImageError, OSError, SyntaxError, Picture.DecompressionBombError) as error:
        raise ValidationError({"file": _("This file is not a picture this site can read.")}) from error


def _written(picture: Any) -> bytes:
    kind = picture.format
    options: dict[str, Any] = {"icc_profile": picture.info.get("icc_profile")}
    frames = getattr(picture, "n_frames", 1)
    upright = picture if frames > 1 else ImageOps.exif_transpose(picture)
    if kind == "JPEG":
        # Re-encoding with the same tables keeps what the eye sees; a turned picture needs new ones.
        options |= {"quality": "keep"} if upright is picture or _same(upright, picture) else {"quality": 92}
        options["optimize"] = True
        upright = picture if options["quality"] == "keep" else upright
    elif kind in {"WEBP", "AVIF"}:
        options["quality"] = 90
    if frames > 1 and kind != "JPEG":
        options["save_all"] = True
    for key in set(upright.info) - HARMLESS:
        upright.info.pop(key, None)
    out = io.BytesIO()
    upright.save(out, format=kind, exif=b"", **options)
    return out.getvalue()


def _same(upright: Any, picture: Any) -> bool:
    return picture.getexif().get(0x0112, 1) == 1 and upright.size == picture.size


def has_metadata(data: bytes) -> bool:
    """Whether a picture still says more than how it is to be decoded."""
    with Picture.open(io.BytesIO(data)) as picture:
        return bool(picture.getexif()) or bool(
            set(picture.info) & {"exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "iptc"}
        )
