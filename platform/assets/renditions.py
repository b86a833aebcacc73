"""Pictures at fixed widths and in three formats: made ahead, chosen by the browser, fetched in one query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.functional import Promise

from assets.models import Image, Licence, Rendition

WIDTHS: Final = (400, 800)
# In the order a browser should try them; the last one every browser knows.
FORMATS: Final = ("avif", "webp", "jpeg")
FALLBACK: Final = "width-800|format-jpeg"
SMALL_FALLBACK: Final = "width-400|format-jpeg"
CARD: Final = "fill-640x360|format-webp"
# What a reader's screen gives a picture, so that the browser can choose a width before the layout is known.
SIZES: Final = "(min-width: 60rem) 50rem, 100vw"


@dataclass(frozen=True, slots=True)
class Source:
    """One format with its widths."""

    mime: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What a template needs to show a picture in every mode."""

    url: str
    width: int
    height: int
    alt: str
    sources: tuple[Source, ...]
    credit: str
    # Lazy, so that it is said in the language of the text it stands in.
    licence: str | Promise
    caption: str
    bytes: int
    sizes: str = SIZES


def all_specs() -> list[str]:
    """Every size and format that pages ask for."""
    return [CARD, *(f"width-{width}|format-{name}" for name in FORMATS for width in WIDTHS)]


def load_renditions(images: Iterable[Image]) -> None:
    """Fetch what was made of all these pictures in one query."""
    found = [image for image in images if image]
    if found:
        prefetch_related_objects(found, Prefetch("renditions", to_attr="prefetched_renditions"))


def images_with_renditions(ids: Iterable[int]) -> dict[int, Image]:
    """Pictures by id with what was made of them: one query, two when one of them has nothing made yet."""
    wanted = set(ids)
    if not wanted:
        return {}
    made: dict[int, list[Rendition]] = {}
    images: dict[int, Image] = {}
    for rendition in Rendition.objects.filter(image__in=wanted).select_related("image"):
        made.setdefault(rendition.image_id, []).append(rendition)
        images.setdefault(rendition.image_id, rendition.image)
    if missing := wanted - set(images):
        images |= Image.objects.in_bulk(missing)
    for pk, image in images.items():
        image.prefetched_renditions = made.get(pk, [])
    return images


def make_renditions(image: Image) -> int:
    """Make what is missing and say how many there were; slow, so never called in a request."""
    load_renditions([image])
    made = 0
    for spec in all_specs():
        before = _existing(image, spec)
        if before is None:
            image.get_rendition(spec)
            made += 1
    return made


def picture_of(image: Image) -> Picture:
    """The sizes that were made ahead; where none was, one JPEG is made now, which is the cheapest to make."""
    fallback = _existing(image, FALLBACK) or image.get_rendition(FALLBACK)
    small = _existing(image, SMALL_FALLBACK)
    return Picture(
        url=fallback.url,
        width=fallback.width,
        height=fallback.height,
        alt=image.default_alt_text,
        sources=tuple(source for name in FORMATS if (source := _source(image, name))),
        credit=image.credit,
        licence=Licence(image.licence).label if image.licence in Licence.values else "",
        caption=image.caption,
        bytes=_size(small or fallback),
    )


def _source(image: Image, name: str) -> Source | None:
    made = [found for width in WIDTHS if (found := _existing(image, f"width-{width}|format-{name}"))]
    if not made:
        return None
    # A picture narrower than the width asked for gives the same size twice.
    by_width = {rendition.width: rendition for rendition in made}
    srcset = ", ".join(f"{rendition.url} {width}w" for width, rendition in sorted(by_width.items()))
    return Source(f"image/{name}", srcset)


def _existing(image: Image, spec: str) -> Any:
    """Looks among the fetched ones alone."""
    from wagtail.images.models import Filter

    key = Filter(spec=spec).get_cache_key(image)
    fetched = getattr(image, "prefetched_renditions", None)
    for rendition in image.renditions.all() if fetched is None else fetched:
        if rendition.filter_spec == spec and rendition.focal_point_key == key:
            rendition.image = image
            return rendition
    return None


def _size(rendition: Any) -> int:
    try:
        return int(rendition.file.size)
    except OSError:
        return 0
