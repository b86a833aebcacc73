"""The rows that a walk left: the served site is another process, its database a file."""

import sqlite3
from contextlib import closing
from typing import Any

from tests.served import Served


def rows(served: Served, question: str, *values: Any) -> list[tuple[Any, ...]]:
    """What stands in the database of the served site."""
    with closing(sqlite3.connect(served.folder / "waymark.sqlite3", timeout=20)) as database:
        return database.execute(question, values).fetchall()


def row(served: Served, question: str, *values: Any) -> Any:
    """The first row; a single column comes without its tuple."""
    found = next(iter(rows(served, question, *values)), None)
    return found[0] if found and len(found) == 1 else found


def change(served: Served, statement: str, *values: Any) -> None:
    """For what only the calendar or an operator does."""
    with closing(sqlite3.connect(served.folder / "waymark.sqlite3", timeout=20)) as database, database:
        database.execute(statement, values)


def let_come(served: Served, job: str) -> None:
    """The turn of a round has come; a worker takes it within seconds."""
    change(served, "UPDATE background_round SET due_at = '2020-01-01 06:00:00' WHERE job = ?", job)
