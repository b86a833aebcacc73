"""A whole site as a reader meets it: served by its own supervisor, walked through in a real browser."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.seeded import ROOT, Site, environment_of, manage, on_sqlite

START_SECONDS = 120


@dataclass(frozen=True)
class Running:
    """The address of the served site and the folder of its data."""

    address: str
    folder: Path
    environment: dict[str, str]

    def letters(self) -> list[str]:
        """The texts of all mails sent, oldest first."""
        files = sorted((self.folder / "mail").glob("*"), key=lambda file: file.stat().st_mtime)
        texts = []
        for file in files:
            for part in file.read_bytes().split(b"-" * 79):
                if part.strip():
                    letter = message_from_bytes(part.strip(), policy=policy.default)
                    body = letter.get_body(("plain",))
                    texts.append(f"To: {letter['To']}\n{body.get_content() if body else ''}")
        return texts


@pytest.fixture(scope="session")
def running(seeded_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One served copy of the demonstration site for all walks of this worker."""
    if not on_sqlite():
        pytest.skip("walks are served from the embedded database")
    site = seeded_site.fork(tmp_path_factory.mktemp("journeys") / "site")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = environment_of(site.folder) | {"PORT": str(port), "SITE_ADDRESS": address}
    manage("setup", "--demo", environment=environment)
    log = (site.folder / "serve.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "serve"],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        _wait(address, process, site.folder / "serve.log")
        yield Running(address, site.folder, environment)
    finally:
        process.terminate()
        try:
            process.wait(40)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        log.close()


def _wait(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"serve stopped:\n{log.read_text()[-3000:]}")
        try:
            with urlopen(f"{address}/readyz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"serve did not answer:\n{log.read_text()[-3000:]}")
