"""Stops asking a server that does not answer, so that pages do not wait for it one after the other."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, SerializationError, TransportError

from ..base import EngineUnavailable

logger = logging.getLogger(__name__)

FAILURES = 3
FIRST_PAUSE_SECONDS = 2.0
LONGEST_PAUSE_SECONDS = 60.0
# The server is there and says that it is busy or broken; other refusals are about the one question.
ITS_OWN_TROUBLE = frozenset({429, 500, 502, 503, 504})


class Breaker:
    """Open after some failures in a row; then one caller at a time may try, at ever longer intervals."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_until = 0.0

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Every failure of the server comes out as EngineUnavailable; so does a question not asked for its sake."""
        self._enter()
        try:
            yield
        except ApiError as error:
            if error.status_code in ITS_OWN_TROUBLE:
                self._failed()
            else:
                self._answered()
            raise EngineUnavailable(
                f"the search server answered {error.status_code}: {error.error}"
            ) from error
        except (TransportError, SerializationError) as error:
            self._failed()
            raise EngineUnavailable(f"the search server is away: {type(error).__name__}") from error
        else:
            self._answered()

    def _enter(self) -> None:
        with self._lock:
            now = self._clock()
            if now < self._closed_until:
                raise EngineUnavailable("the search server did not answer lately and is left alone")
            if self._failures >= FAILURES:
                # This caller tries; the others wait for what it finds out.
                self._closed_until = now + self._pause()

    def _failed(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES:
                self._closed_until = self._clock() + self._pause()
                logger.warning("the search server failed %d times in a row", self._failures)

    def _answered(self) -> None:
        with self._lock:
            self._failures = 0
            self._closed_until = 0.0

    def _pause(self) -> float:
        return min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2.0 ** (self._failures - FAILURES))
