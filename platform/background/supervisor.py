"""Keeps a few processes alive and ends them together."""

import ctypes
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Final

FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 30.0
# A child that lived this long is well again: its next end starts with the short pause.
WELL_AFTER: Final = 60.0
GRACE_SECONDS: Final = 15.0
PR_SET_PDEATHSIG: Final = 1
LIBC: Final = ctypes.CDLL(None) if sys.platform == "linux" else None

Say = Callable[[str], None]


@dataclass
class Child:
    """One process to keep: what runs it, and how it has fared."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None
    started_at: float = 0.0
    start_after: float = 0.0
    pause: float = FIRST_PAUSE

    def start(self) -> None:
        """In a session of its own, so that ctrl-C at the terminal reaches the supervisor alone."""
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603
            self.command,
            env={**os.environ, **self.environment},
            start_new_session=True,
            preexec_fn=_end_with_the_supervisor,
        )

    def signal(self, number: int) -> None:
        """To the whole group: what a child started ends with it."""
        if self.process and self.process.poll() is None:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                return

    def gone(self) -> int | None:
        """The exit code of a process that ended by itself."""
        return self.process.poll() if self.process else None


def _end_with_the_supervisor() -> None:
    """Linux tells a child of its parent's death; elsewhere a killed supervisor leaves children behind."""
    if LIBC:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """Runs until a signal says stop; a child that ends before is started again after a growing pause."""

    def __init__(self, children: Sequence[Child], *, say: Say, grace: float = GRACE_SECONDS) -> None:
        self.children = children
        self.say = say
        self.grace = grace
        self.stopping = False
        self._hurry = False

    def run(self) -> None:
        with _Waking(self._stop) as waking:
            try:
                for child in self.children:
                    child.start()
                while not self.stopping:
                    waking.wait(self._next_start())
                    self._look_after()
            finally:
                self._end(waking)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        """The first signal asks, the second insists."""
        self._hurry = self.stopping
        self.stopping = True

    def _next_start(self) -> float:
        due = [child.start_after for child in self.children if child.process is None]
        return max(0.0, min(due) - time.monotonic()) if due else LONGEST_PAUSE

    def _look_after(self) -> None:
        if self.stopping:
            return
        now = time.monotonic()
        for child in self.children:
            code = child.gone()
            if code is not None:
                self._plan_restart(child, code, now)
            elif child.process is None and now >= child.start_after:
                child.start()

    def _plan_restart(self, child: Child, code: int, now: float) -> None:
        if now - child.started_at >= WELL_AFTER:
            child.pause = FIRST_PAUSE
        self.say(f"{child.name} ended ({_reason(code)}); it is started again in {child.pause:g} s")
        child.process = None
        child.start_after = now + child.pause
        child.pause = min(child.pause * 2, LONGEST_PAUSE)

    def _end(self, waking: "_Waking") -> None:
        for child in self.children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + self.grace
        while self._living() and time.monotonic() < deadline and not self._hurry:
            waking.wait(min(1.0, self.grace))
        for child in self._living():
            self.say(f"{child.name} does not stop and is ended")
            child.signal(signal.SIGKILL)
        for child in self.children:
            if child.process:
                child.process.wait()

    def _living(self) -> list[Child]:
        return [child for child in self.children if child.process and child.process.poll() is None]


def _reason(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


class _Waking:
    """Sleep that ends at any signal, that of an ended child included; old handlers return at the end."""

    def __init__(self, stop: Callable[[int, FrameType | None], None]) -> None:
        self.handlers = {
            signal.SIGTERM: stop,
            signal.SIGINT: stop,
            signal.SIGCHLD: lambda number, frame: None,
        }

    def __enter__(self) -> "_Waking":
        self.reading, self.writing = os.pipe()
        for end in (self.reading, self.writing):
            os.set_blocking(end, False)
        self.former = {number: signal.signal(number, handler) for number, handler in self.handlers.items()}
        self.former_end = signal.set_wakeup_fd(self.writing, warn_on_full_buffer=False)
        return self

    def __exit__(self, *error: object) -> None:
        signal.set_wakeup_fd(self.former_end)
        for number, handler in self.former.items():
            signal.signal(number, handler)
        os.close(self.reading)
        os.close(self.writing)

    def wait(self, seconds: float) -> None:
        if select.select([self.reading], [], [], seconds)[0]:
            os.read(self.reading, 4096)
