"""What an address asks of a list or of a topic; what makes no sense counts as not given."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from django.http import QueryDict

SHOWN: Final = frozenset({"all", "unanswered", "followed"})
MINE: Final = "mine"
UNREAD: Final = "unread"
MARK: Final = re.compile(r"[0-9]{1,17}-[0-9]{1,18}")
DIGITS: Final = re.compile(r"[0-9]+")
MOST_PAGES: Final = 10**6
MOST_POSITION: Final = 10**7 - 1
MOST_KEY: Final = 10**18 - 1


class AskedList(NamedTuple):
    """Which topics, of which languages (`mine` or all), after which mark (see paging)."""

    show: str = "all"
    languages: str = ""
    before: str = ""


class AskedPlace(NamedTuple):
    """A page of a topic, or the place of a post in it: a position or the first unread; the post to show in translation."""

    page: int = 1
    position: int | None = None
    unread: bool = False
    translated: int | None = None


def asked_list(given: QueryDict) -> AskedList:
    show, languages, before = (given.get(name, "").strip() for name in AskedList._fields)
    return AskedList(
        show=show if show in SHOWN else "all",
        languages=languages if languages == MINE else "",
        before=before if MARK.fullmatch(before) else "",
    )


def asked_place(given: QueryDict) -> AskedPlace:
    post = given.get("post", "")
    return AskedPlace(
        page=number_in(given.get("page", ""), MOST_PAGES) or 1,
        position=number_in(post, MOST_POSITION),
        unread=post.strip() == UNREAD,
        translated=number_in(given.get("translated", "")) or None,
    )


def number_in(written: str, most: int = MOST_KEY) -> int | None:
    """A whole number from 0 to `most` as an address or a form writes it, in no more digits; None for anything else."""
    text = written.strip()
    if len(text) > len(str(most)) or not DIGITS.fullmatch(text):
        return None
    number = int(text)
    return number if number <= most else None
