"""One writer at a time, whichever process it runs in, and on whichever machine where the index is shared."""

import fcntl
import os
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection

from . import conf

PAUSE = 0.1


@contextmanager
def writer_lock(wait_seconds: float = 0.0) -> Iterator[bool]:
    """Yields whether this process may write; the lock is free again when the process dies."""
    deadline = time.monotonic() + wait_seconds
    with _file(deadline) as held, _database(deadline, wanted=held and _is_shared()) as held_by_all:
        yield held and held_by_all


def _is_shared() -> bool:
    """Machines that share an index on a server share a database as well."""
    return conf.elasticsearch() is not None and connection.vendor == "postgresql"


@contextmanager
def _file(deadline: float) -> Iterator[bool]:
    folder = conf.directory()
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / "writer.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
    try:
        yield _take(lambda: _locked(handle), deadline)
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _database(deadline: float, *, wanted: bool) -> Iterator[bool]:
    """A lock of the database session; where it is not wanted, it counts as held."""
    if not wanted:
        yield True
        return
    place = conf.elasticsearch()
    number = zlib.crc32(f"waymark search writer {place.prefix if place else ''}".encode())
    # The session that took the lock is the one to give it back.
    session = connection
    held = _take(lambda: _ask(session, f"SELECT pg_try_advisory_lock({number})"), deadline)
    try:
        yield held
    finally:
        if held:
            _release(session, number)


def _ask(session: Any, question: str) -> bool:
    with session.cursor() as cursor:
        cursor.execute(question)
        return bool(cursor.fetchone()[0])


def _release(session: Any, number: int) -> None:
    """A session that was lost has no lock to give back."""
    try:
        _ask(session, f"SELECT pg_advisory_unlock({number})")
    except DatabaseError:
        session.close()


def _take(attempt: Callable[[], bool], deadline: float) -> bool:
    while not attempt():
        if time.monotonic() >= deadline:
            return False
        time.sleep(PAUSE)
    return True
