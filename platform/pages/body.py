"""A StreamField as one piece of reading: the blocks in order, and the list of what is in it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from wagtail.blocks import StreamValue

from assets.renditions import load_renditions

_HEADING = re.compile(r"<h2(?:\s[^>]*)?>(.*?)</h2>", re.DOTALL)
# Headings get a prefix so that no title can take the id of a part of the page, such as "main".
PREFIX = "s-"


@dataclass(frozen=True, slots=True)
class Heading:
    """A second-level heading and the id it stands under."""

    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Body:
    """Ready markup and its headings."""

    html: SafeString
    contents: tuple[Heading, ...]

    def __bool__(self) -> bool:
        return bool(self.html.strip())


def body_of(stream: StreamValue | None, context: Mapping[str, Any] | None = None) -> Body:
    """Render the blocks; every h2 gets an id made of its words, so that a link to it survives edits around it."""
    if not stream:
        return Body(SafeString(""), ())
    load_renditions(_pictures(stream))
    found: list[Heading] = []

    def with_anchor(match: re.Match[str]) -> str:
        title = html.unescape(strip_tags(match.group(1))).strip()
        found.append(Heading(title, _anchor(title, {heading.anchor for heading in found})))
        return f'<h2 id="{found[-1].anchor}">{match.group(1)}</h2>'

    parts = [str(block.render(context=context)) for block in stream]
    markup = _HEADING.sub(with_anchor, "\n".join(parts))
    # Each part is the safe output of a block's own template; only the ids above were added, made by slugify.
    return Body(mark_safe(markup), tuple(found))  # noqa: S308


def _anchor(title: str, taken: set[str]) -> str:
    anchor = PREFIX + (slugify(title, allow_unicode=True)[:60].strip("-") or "part")
    unique, number = anchor, 2
    while unique in taken:
        unique, number = f"{anchor}-{number}", number + 1
    return unique


def _pictures(stream: StreamValue) -> list[Any]:
    return [block.value["image"] for block in stream if block.block_type == "figure" and block.value["image"]]
