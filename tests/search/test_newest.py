"""The months that the newest documents are looked for in."""

from datetime import UTC, datetime

import pytest

from search.engines.tantivy.newest import AMPLE, WIDER, month_of, runs_of

MONTHS = [(f"2026{number:02d}", 10) for number in range(12, 0, -1)]


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        (datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC), "202611"),
        (datetime(2026, 12, 1, tzinfo=UTC), "202612"),
        (datetime(1970, 1, 1, tzinfo=UTC), "197001"),
        (datetime(1969, 12, 31, 23, 59, tzinfo=UTC), "196912"),
        (datetime(1, 1, 1, tzinfo=UTC), "000101"),
        (datetime(9999, 12, 31, tzinfo=UTC), "999912"),
    ],
)
def test_months_are_in_the_order_of_time(moment: datetime, month: str) -> None:
    assert month_of(int(moment.timestamp())) == month


def test_runs_grow_from_the_latest_and_never_are_everything() -> None:
    runs = list(runs_of(MONTHS, 2))
    first = -(-AMPLE * 2 // 10)
    assert [len(run) for run in runs] == [first, first * WIDER]
    assert runs[0] == ["202612", "202611"]


def test_few_documents_are_looked_at_whole() -> None:
    assert list(runs_of(MONTHS, 100)) == []
    assert list(runs_of([], 1)) == []
