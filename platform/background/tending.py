"""What a worker does beside its tasks: it says that it lives, and looks after what others left."""

import logging
import threading

from django.db import DatabaseError, close_old_connections, connections

from background.leases import BEAT_SECONDS, beat, free_abandoned, leave, retry_failed
from background.rounds import enqueue_due

logger = logging.getLogger(__name__)


def tend(worker: str) -> None:
    """One turn: own lease first, so that it never looks abandoned to itself."""
    beat(worker)
    free_abandoned()
    retry_failed()
    enqueue_due()


class Tending:
    """A thread of its own, because a task may take longer than a lease lasts."""

    def __init__(self, worker: str, *, seconds: float = BEAT_SECONDS) -> None:
        self.worker = worker
        self.seconds = seconds
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tending", daemon=True)

    def __enter__(self) -> "Tending":
        beat(self.worker)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stopping.set()
        self._thread.join(timeout=self.seconds)
        leave(self.worker)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                close_old_connections()
                tend(self.worker)
            except DatabaseError:
                logger.exception("worker %s could not look after the queue", self.worker)
            self._stopping.wait(self.seconds)
        connections.close_all()
