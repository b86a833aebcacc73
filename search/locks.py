"""One writer at a time, whichever process it runs in."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from . import conf

PAUSE = 0.1


@contextmanager
def writer_lock(wait_seconds: float = 0.0) -> Iterator[bool]:
    """Yields whether this process may write; the system frees the lock when the process dies."""
    folder = conf.directory()
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / "writer.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
    try:
        yield _take(handle, time.monotonic() + wait_seconds)
    finally:
        os.close(handle)


def _take(handle: int, deadline: float) -> bool:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(PAUSE)
        else:
            return True
