"""What every system's loader does in the same way: batches, sessions, and the addresses that are asked for."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypedDict, TypeVar

AT_ONCE = 2_000
Row = TypeVar("Row")


class Loaded(TypedDict):
    """What the asking side has to know: addresses of the rows, sessions of two members, how to reply."""

    pages: dict[str, str]
    cookie: str
    sessions: list[str]
    reply: str
    field: str
    topic: int


def batches(rows: Iterable[Row], size: int = AT_ONCE) -> Iterator[list[Row]]:
    source = iter(rows)
    while some := list(islice(source, size)):
        yield some


def in_batches(manager: Any, rows: Iterable[Any]) -> None:
    for some in batches(rows):
        manager.bulk_create(some)


def session_of(user: Any, backend: str) -> str:
    """A session as signing in makes it."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = backend
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def main(load: Callable[[int], Loaded], count: Callable[[int], int], arguments: Sequence[str]) -> None:
    """`load POSTS` fills an empty database and prints what was made; `count TOPIC` says how many posts it has."""
    import django

    django.setup()
    if arguments[0] == "load":
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        print(json.dumps(load(int(arguments[1]))))
    else:
        print(json.dumps(count(int(arguments[1]))))
    sys.stdout.flush()
