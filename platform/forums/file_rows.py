"""Attached files as pages and feeds show them, from what the post's own row says."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html, format_html_join

from forums.models import Post
from forums.pictures import SMALL_WIDTH


@dataclass(frozen=True, slots=True)
class FileView:
    """One file under a post; `small_url` is empty but for pictures."""

    url: str
    name: str
    size: int
    kind: str
    small_url: str = ""
    width: int = 0
    height: int = 0
    alt: str = ""


def files_of(post: Post) -> tuple[FileView, ...]:
    """The files of a post whose text the reader may read; asks the database nothing."""
    return tuple(_view(file) for file in post.files)


def _view(file: dict[str, object]) -> FileView:
    name, size = str(file["name"]), file["size"]
    url = reverse("forums:file", args=[file["id"], name])
    kind = name.rpartition(".")[2].upper()
    width, height = file.get("width"), file.get("height")
    if (
        not str(file["type"]).startswith("image/")
        or not isinstance(width, int)
        or not isinstance(height, int)
    ):
        return FileView(url=url, name=name, size=int(str(size)), kind=kind)
    shown = min(width, SMALL_WIDTH)
    return FileView(
        url=url,
        name=name,
        size=int(str(size)),
        kind=kind,
        small_url=f"{url}?size=small",
        width=shown,
        height=max(round(height * shown / width), 1),
        alt=str(file["alt"]),
    )


def names_of(post: Post) -> str:
    """For feeds, whose readers send no sign-in along: names without addresses."""
    if not post.files:
        return ""
    items = format_html_join("", "<li>{}</li>", ((file["name"],) for file in post.files))
    return format_html("<ul>{}</ul>", items)
