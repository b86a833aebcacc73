"""One server process for each system: the same server, one worker, two threads."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from measuring.ports import spare_port

from bench_forum.systems import ROOT, System, SystemFailed

START_SECONDS = 60.0
OPTIONS = (
    "--config=/dev/null",
    "--workers=1",
    "--worker-class=gthread",
    "--threads=2",
    "--keep-alive=75",
    "--timeout=120",
    "--log-level=error",
    "--no-control-socket",
)


@contextmanager
def served(system: System) -> Iterator[int]:
    """The port it listens on, once it answers."""
    port = spare_port()
    log = system.notes.with_suffix(".log")
    with log.open("w", encoding="utf-8") as lines:
        process = subprocess.Popen(
            [
                str(system.python),
                "-m",
                "gunicorn",
                *OPTIONS,
                f"--bind=127.0.0.1:{port}",
                system.kind.application,
            ],
            cwd=ROOT,
            env={**system.environment, "PORT": str(port)},
            stdout=lines,
            stderr=lines,
        )
        try:
            _wait_for(system, port, process)
            yield port
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for(system: System, port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    log = system.notes.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    raise SystemFailed(f"{system.name} did not start: {log.strip()[-400:]}")
