"""The pictures of a story, ready to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assets.renditions import Picture, images_with_renditions, picture_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with the words this story gives it."""

    picture: Picture
    caption: str


def story_pictures(stream: Any) -> list[Shown]:
    """In order, all read together; a picture that was deleted since is passed over."""
    values = [block["value"] for block in stream.raw_data]
    images = images_with_renditions(value["image"] for value in values if value.get("image"))
    return [
        Shown(picture_of(image), value.get("caption") or image.caption)
        for value in values
        if (image := images.get(value.get("image")))
    ]
