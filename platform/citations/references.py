"""How a text names what it cites: `[[key]]`, `[[key#page=4]]`, `[[key|own words]]`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from django.utils.translation import gettext as _

PLACE: Final = r"page=[1-9]\d{0,4}|t=\d{1,6}|post-[1-9]\d{0,6}"
KEY: Final = r"[a-z_0-9]{1,40}\.[a-z_0-9]{1,40}:[A-Za-z0-9_-]{1,64}"
WRITTEN: Final = re.compile(rf"\[\[({KEY})(?:#({PLACE}))?(?:\|([^\[\]|\n]{{1,200}}))?\]\]")
FORM: Final = re.compile(rf"({KEY})(?:#({PLACE}))?")
FILE_PAGE: Final = re.compile(r"page-(\d+)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A thing by its search key, and a place in it: a page, a second or a post."""

    key: str
    anchor: str = ""

    @classmethod
    def parse(cls, text: str) -> Reference | None:
        found = FORM.fullmatch(text)
        return cls(found[1], found[2] or "") if found else None

    @classmethod
    def of_passage(cls, key: str, anchor: str) -> Reference:
        """From a search hit; places that cannot be cited lead to the beginning."""
        anchor = FILE_PAGE.sub(r"page=\1", anchor)
        return cls(key, anchor if re.fullmatch(PLACE, anchor) else "")

    def __str__(self) -> str:
        return f"{self.key}#{self.anchor}" if self.anchor else self.key

    @property
    def written(self) -> str:
        """As it stands in a text."""
        return f"[[{self}]]"

    @property
    def door(self) -> str:
        """An address that leads whoever may open the thing to it, under any language."""
        at = f"?at={quote(self.anchor, safe='=-')}" if self.anchor else ""
        return f"/cited/{self.key}/{at}"

    @property
    def place(self) -> str:
        """The place in words."""
        name, number = _parts(self.anchor)
        if name == "page":
            return _("page %(number)d") % {"number": number}
        if name == "t":
            return _("at %(time)s") % {"time": f"{number // 60}:{number % 60:02d}"}
        return _("post %(number)s") % {"number": number} if name == "post" else ""

    def within(self, url: str) -> str:
        """The address of the place in a thing that lies at this address."""
        name, number = _parts(self.anchor)
        if not name:
            return url
        if name == "post":
            # A topic finds the page of the post by itself, with scripts or without.
            return f"{url.split('#')[0]}?post={number}"
        return f"{url.split('#')[0]}#{f'page-{number}' if name == 'page' else self.anchor}"


def _parts(anchor: str) -> tuple[str, int]:
    name, _sign, number = anchor.replace("post-", "post=").partition("=")
    return name, int(number or 0)
