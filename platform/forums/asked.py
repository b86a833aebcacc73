"""What an address asks of a list or of a topic; what makes no sense counts as not given."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from django.http import QueryDict

SHOWN: Final = frozenset({"all", "unanswered", "followed"})
MINE: Final = "mine"
UNREAD: Final = "unread"
MARK: Final = re.compile(r"[0-9]{1,17}-[0-9]{1,18}")
NUMBER: Final = re.compile(r"[0-9]{1,18}")
POSITION: Final = re.compile(r"[0-9]{1,7}")
MOST_PAGES: Final = 10**6
MOST_POSITION: Final = 10**7 - 1
MOST_KEY: Final = 10**18 - 1


class AskedList(NamedTuple):
    """Which topics, of which languages (`mine` or all), after which mark (see paging)."""

    show: str = "all"
    languages: str = ""
    before: str = ""


class AskedPlace(NamedTuple):
    """A page of a topic; a position or the first unread post; the id of the post to show in translation."""

    page: int = 1
    post: str = ""
    translated: int | None = None


def asked_list(given: QueryDict) -> AskedList:
    show, languages, before = (given.get(name, "").strip() for name in AskedList._fields)
    return AskedList(
        show=show if show in SHOWN else "all",
        languages=languages if languages == MINE else "",
        before=before if MARK.fullmatch(before) else "",
    )


def asked_place(given: QueryDict) -> AskedPlace:
    post = given.get("post", "").strip()
    return AskedPlace(
        page=number_in(given.get("page", ""), MOST_PAGES) or 1,
        post=post if post == UNREAD or POSITION.fullmatch(post) else "",
        translated=number_in(given.get("translated", "")) or None,
    )


def number_in(written: str, most: int = MOST_KEY) -> int | None:
    """A whole number from 0 to `most` as an address or a form writes it; None for anything else."""
    text = written.strip()
    number = int(text) if NUMBER.fullmatch(text) else None
    return number if number is not None and number <= most else None
