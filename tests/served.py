"""The demonstration site as readers meet it: its own processes on a spare port, its own copy of everything."""

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.seeded import ROOT, Site, built_site, environment_of, keeping, manage, on_sqlite

START_SECONDS = 120
WEBHOOK_SECRET = "journeys:a-long-enough-secret"
# The site takes letters, by way of a mail service where its package is there.
MAIL = {"INBOUND_DOMAIN": "in.waymark.example", "INBOUND_AUTHSERV_ID": "mx.waymark.example"}
if find_spec("anymail"):
    MAIL["INBOUND_WEBHOOK_SECRET"] = WEBHOOK_SECRET


@dataclass(frozen=True)
class Served:
    """A running site: its address, the folder of its data and the process that supervises it."""

    address: str
    folder: Path
    environment: dict[str, str]
    process: "subprocess.Popen[bytes]"

    def letters(self) -> list[str]:
        """The texts of all mails sent, oldest first."""
        return [f"To: {letter['To']}\n{text_of(letter)}" for letter in self.mails()]

    def mails(self) -> list[EmailMessage]:
        """All mails sent, oldest first, with their heads."""
        files = sorted((self.folder / "mail").glob("*"), key=lambda file: file.stat().st_mtime)
        return [letter for file in files for letter in _mails_in(file)]

    def children(self, word: str) -> list[int]:
        """Process ids of the children whose command holds the word."""
        listed = subprocess.run(
            ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)],
            capture_output=True,
            text=True,
            check=False,
        )
        return [int(line.split()[0]) for line in listed.stdout.splitlines() if word in line]


def text_of(letter: EmailMessage) -> str:
    """Its plain text."""
    body = letter.get_body(("plain",))
    return str(body.get_content()) if body else ""


def _mails_in(file: Path) -> Iterator[EmailMessage]:
    # The file backend puts a line of dashes between the mails of one connection.
    for part in file.read_bytes().split(b"-" * 79):
        if part.strip():
            yield message_from_bytes(part.strip(), policy=policy.default)


@pytest.fixture(scope="session")
def served(seeded_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One served copy of the demonstration site, with its sign-ins, for all tests of this worker."""
    with serving(tmp_path_factory.mktemp("served") / "site") as site:
        yield site


@contextmanager
def serving(folder: Path, *, without_index: bool = False, forking: Path | None = None) -> Iterator[Served]:
    """Serve a fresh copy from this folder; when it ends, so do its processes.

    `forking` is a program that serves in place of the site's own supervisor, given the port.
    """
    if not on_sqlite():
        pytest.skip("a served copy rests on the embedded database")
    site = kept_copy().fork(folder)
    for name in ("static", "set-up"):
        shutil.copytree(kept_copy().folder / name, folder / name, copy_function=os.link)
    # The authenticators of the sign-ins are stored encrypted with it.
    shutil.copy(kept_copy().folder / "secret-key", folder / "secret-key")
    if without_index:
        shutil.rmtree(folder / "search")
    port = spare_port()
    address = f"http://127.0.0.1:{port}"
    environment = environment_of(site.folder) | {"PORT": str(port), "SITE_ADDRESS": address, **MAIL}
    command = [str(forking), str(port)] if forking else [str(ROOT / "manage.py"), "serve"]
    log = folder / "serve.log"
    with log.open("wb") as words:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment,
            stdout=words,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait(address, process, log)
        yield Served(address, folder, environment, process)
    finally:
        process.terminate()
        try:
            process.wait(40)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def spare_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urlopen(f"{address}/readyz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"the site did not come up:\n{log.read_text()[-3000:]}")


def kept_copy() -> Site:
    """The built site with sign-ins and collected files, made once for each state of the themes."""
    built = built_site()
    folder = built.folder.parent / f"{built.folder.name}-served-{_look_digest()}"
    with keeping(folder) as missing:
        if missing:
            built.fork(folder)
            manage("setup", "--demo", environment=environment_of(folder))
    return Site(folder, str(folder / Path(built.database).name))


def _look_digest() -> str:
    digest = hashlib.sha256()
    static = [
        file for top in ("themes", "platform") for file in (ROOT / top).rglob("static/**/*") if file.is_file()
    ]
    for file in sorted(
        [*static, *(ROOT / "themes").glob("*/theme.toml"), ROOT / "fixtures" / "demo-sign-ins.toml"]
    ):
        digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()[:12]
