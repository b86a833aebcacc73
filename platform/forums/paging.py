"""Lists without page numbers: from the last row shown onwards, as quick at the end as at the start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from forums.models import Topic
from forums.querysets import TopicQuerySet

SIZE: Final = 20
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One page of topics and the mark that the next one starts from."""

    topics: list[Topic]
    next_mark: str
    first: bool


def stretch(topics: TopicQuerySet, mark: str, *, pinned_apart: bool = False) -> Stretch:
    """Up to SIZE topics after the mark, in one query; pinned ones come on the first page alone."""
    at, pk = read_mark(mark) if mark else (None, None)
    return cut(
        list(start_at(topics, at, pk, pinned_apart=pinned_apart)[: SIZE + 1]), mark, pinned_apart=pinned_apart
    )


def start_at(
    topics: TopicQuerySet, at: datetime | None, pk: int | None, *, pinned_apart: bool = False
) -> TopicQuerySet:
    """The topics in their order, from a mark onwards or from the newest."""
    order: tuple[str, ...] = ("-last_at", "-pk")
    if at is not None:
        # Not an OR: the index is entered at the mark instead of being walked up to it.
        topics = topics.filter(last_at__lte=at).exclude(last_at=at, pk__gte=pk)
        if pinned_apart:
            # IN, for SQLite takes the index for an equation and not for the NOT that a plain False becomes.
            topics = topics.filter(pinned__in=(False,))
    elif pinned_apart:
        order = ("-pinned", *order)
    return topics.order_by(*order)


def cut(rows: list[Topic], mark: str, *, pinned_apart: bool = False) -> Stretch:
    """A page of up to SIZE of these rows, which were asked for with one more."""
    shown = rows[:SIZE]
    more = len(rows) > SIZE
    return Stretch(topics=shown, next_mark=_next_mark(shown, pinned_apart) if more else "", first=not mark)


def _next_mark(shown: list[Topic], pinned_apart: bool) -> str:
    last = shown[-1]
    if pinned_apart and last.pinned:
        return f"{10**17 - 1}-1"
    return f"{(last.last_at - EPOCH) // timedelta(microseconds=1)}-{last.pk}"


def read_mark(mark: str) -> tuple[datetime, int]:
    micros, _dash, pk = mark.partition("-")
    return EPOCH + timedelta(microseconds=int(micros)), int(pk)


@dataclass(frozen=True, slots=True)
class NumberedPage:
    """What the pager component asks of a page, from arithmetic alone."""

    number: int
    count: int

    @property
    def paginator(self) -> NumberedPage:
        return self

    @property
    def num_pages(self) -> int:
        return self.count

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.count

    @property
    def previous_page_number(self) -> int:
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        return self.number + 1
