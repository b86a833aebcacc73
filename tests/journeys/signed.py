"""People of the demonstration: each signs in once, and later walks know them by their cookies."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.journeys.looks import PHONE, look
from tests.journeys.signing import signed_in
from tests.journeys.walker import Walker, walking
from tests.served import Served

WAYS = [(language, scripts) for language in ("en", "fr", "ar") for scripts in (True, False)]


@contextmanager
def walking_as(
    person: str, served: Served, browser: Any, language: str, scripts: bool, width: int = PHONE
) -> Iterator[Walker]:
    """Somebody signed in, on a phone."""
    state = signed_in(browser, served, f"{person}@waymark.example")
    with walking(browser, served.address, language, scripts=scripts, width=width, state=state) as walker:
        yield walker


def stop(walker: Walker, name: str, scripts: bool) -> None:
    """Look at where the walk has come to: nothing sticks out, and in one language the rules' own script runs."""
    look(walker, name, scripts, "forums", ruled=walker.language == "ar")


def rows(served: Served, question: str, *values: Any) -> list[tuple[Any, ...]]:
    """What stands in the database of the served site."""
    with sqlite3.connect(served.folder / "waymark.sqlite3", timeout=20) as database:
        return database.execute(question, values).fetchall()


def change(served: Served, order: str, *values: Any) -> None:
    """Set what no page is walked to for: days that pass, a switch of the forum."""
    with sqlite3.connect(served.folder / "waymark.sqlite3", timeout=20) as database:
        database.execute(order, values)


def let_come(served: Served, job: str) -> None:
    """The turn of a round has come; a worker takes it within seconds."""
    change(served, "UPDATE background_round SET due_at = '2020-01-01 06:00:00' WHERE job = ?", job)
