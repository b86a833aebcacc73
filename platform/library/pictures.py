"""The pictures of a story, ready to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assets.renditions import Picture, load_renditions, picture_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with the words this story gives it."""

    picture: Picture
    caption: str


def story_pictures(stream: Any) -> list[Shown]:
    """In order; the sizes of all are fetched together, and a picture that was deleted is passed over."""
    values = [block.value for block in stream if block.value["image"]]
    load_renditions([value["image"] for value in values])
    return [Shown(picture_of(value["image"]), value["caption"] or value["image"].caption) for value in values]
