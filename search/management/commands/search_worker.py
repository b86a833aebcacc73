"""Keeps the index up: builds it when it is missing, then takes changes as they come."""

import logging
import signal
import threading
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from search import cube, journal
from search.engines import current_engine
from search.engines.base import EngineBusy, EngineUnavailable
from search.indexing import drain
from search.rebuilding import rebuild

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 0.3
PAUSE_AFTER_FAILURE = 5.0
PRUNE_EVERY_SECONDS = 600.0


class Command(BaseCommand):
    help = "Index changes as they come; builds the index first when there is none of the present shape."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stopping = threading.Event()
        self.counted = -cube.RENEW_AFTER_SECONDS
        self.pruned = -PRUNE_EVERY_SECONDS
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, self._stop)
        while not self.stopping.is_set():
            pause = self._turn()
            if options["once"]:
                return
            self.stopping.wait(pause)

    def _count_for_browsing(self) -> None:
        """Not after every single change: a busy forum commits several times a second."""
        now = time.monotonic()
        if now - self.counted >= cube.RENEW_AFTER_SECONDS and cube.renew(current_engine()):
            self.counted = now

    def _prune_the_journal(self) -> None:
        now = time.monotonic()
        if now - self.pruned >= PRUNE_EVERY_SECONDS:
            journal.prune()
            self.pruned = now

    def _stop(self, number: int, frame: FrameType | None) -> None:
        """The batch at hand is finished first; a harder end only repeats it."""
        self.stopping.set()

    def _turn(self) -> float:
        close_old_connections()
        try:
            if not current_engine().version():
                rebuild()
            drain()
            self._count_for_browsing()
            self._prune_the_journal()
        except EngineBusy:
            logger.info("search worker waits for another process that writes")
        except (EngineUnavailable, DatabaseError, OSError):
            logger.exception("search worker pauses after a failure")
            return PAUSE_AFTER_FAILURE
        finally:
            close_old_connections()
        return PAUSE_SECONDS
