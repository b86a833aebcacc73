"""Pictures that people attach: painted anew, so that nothing but what the eye sees is kept.

A moving picture is kept as its first view: motion costs readers on weak lines most, and cannot be paused.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image as Picture
from PIL import ImageCms, ImageOps, UnidentifiedImageError

from assets.sanitiser import FORMATS

LONGEST_SIDE: Final = 2400
SMALL_WIDTH: Final = 480
SPECK: Final = 24
# Formats that are drawn rather than photographed keep sharp edges as PNG.
DRAWN: Final = frozenset({"PNG", "GIF"})
UNREADABLE: Final = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    Picture.DecompressionBombError,
)


@dataclass(frozen=True, slots=True)
class Painted:
    """A picture as it is stored: in full and at the width that pages show."""

    data: bytes
    small: bytes
    media_type: str
    suffix: str
    width: int
    height: int


def is_picture(data: bytes) -> bool:
    """Whether the content opens as one of the formats taken, whatever its name says."""
    try:
        with Picture.open(io.BytesIO(data), formats=FORMATS):
            return True
    except Picture.DecompressionBombError:
        return True
    except UNREADABLE:
        return False


def is_speck(data: bytes) -> bool:
    """Too small to show anything: a pixel that counts readers, a sign beside a name."""
    try:
        with Picture.open(io.BytesIO(data), formats=FORMATS) as picture:
            return bool(min(picture.size) < SPECK)
    except UNREADABLE:
        return False


def repaint(data: bytes) -> Painted:
    """Raises ValidationError for a picture that is broken or has too many pixels."""
    try:
        with Picture.open(io.BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                raise ValidationError(_("This picture has too many pixels. At most 25 million are taken."))
            return _stored(picture, drawn=picture.format in DRAWN)
    except UNREADABLE as error:
        raise ValidationError(_("This file is not a picture this site can read.")) from error


def _stored(picture: Any, *, drawn: bool) -> Painted:
    upright = _in_common_colours(ImageOps.exif_transpose(picture))
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Picture.new(upright.mode, upright.size)
    clean.paste(upright)
    keeps_png = drawn or clean.mode == "RGBA"
    small = clean.copy()
    small.thumbnail((SMALL_WIDTH, SMALL_WIDTH * 3))
    return Painted(
        data=_written(clean, "PNG", optimize=True) if keeps_png else _written(clean, "JPEG", quality=88),
        small=_written(small, "WEBP", quality=72),
        media_type="image/png" if keeps_png else "image/jpeg",
        suffix="png" if keeps_png else "jpg",
        width=clean.width,
        height=clean.height,
    )


def _in_common_colours(picture: Any) -> Any:
    """Colours every screen shows alike; the profile itself may name a device, so it is not kept."""
    seen_through = "transparency" in picture.info or "A" in picture.getbands()
    profile = picture.info.get("icc_profile")
    plain = picture.convert("RGBA" if seen_through else "RGB")
    if profile and picture.mode in {"RGB", "RGBA"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            ImageCms.profileToProfile(plain, source, ImageCms.createProfile("sRGB"), inPlace=True)
        except (ImageCms.PyCMSError, OSError, ValueError):
            return plain
    return plain


def _written(picture: Any, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()
