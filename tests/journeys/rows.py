"""The rows that a walk left: the served site is another process, its database a file."""

import sqlite3
from contextlib import closing
from typing import Any

from tests.served import Served


def row(served: Served, question: str, *values: Any) -> Any:
    """The first row; a single column comes without its tuple."""
    with closing(sqlite3.connect(served.folder / "waymark.sqlite3", timeout=20)) as database:
        found = database.execute(question, values).fetchone()
    return found[0] if found and len(found) == 1 else found


def change(served: Served, statement: str, *values: Any) -> None:
    """For what only the calendar or an operator does."""
    with closing(sqlite3.connect(served.folder / "waymark.sqlite3", timeout=20)) as database, database:
        database.execute(statement, values)
