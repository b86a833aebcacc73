"""What every address answers to every role: a file for each app, its rows in `ROWS`."""

from tests.outsider.expecting import Case
from tests.outsider.table import (
    account,
    assets,
    citations,
    discovery,
    forums,
    library,
    mailroom,
    notifications,
    pages,
    people,
    site,
    theming,
    training,
)
from tests.outsider.table.pages import SHADOWED

FILES = (
    site,
    theming,
    pages,
    assets,
    discovery,
    citations,
    library,
    training,
    forums,
    people,
    mailroom,
    notifications,
    account,
)
ROWS: dict[str, tuple[Case, ...]] = {}
for _file in FILES:
    _twice = ROWS.keys() & _file.ROWS.keys()
    assert not _twice, f"{_file.__name__} repeats a row of another file: {_twice}"
    ROWS |= _file.ROWS

__all__ = ["ROWS", "SHADOWED"]
