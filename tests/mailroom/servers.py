"""Real mail servers for tests: an SMTP server in the process, and the IMAP server that was given."""

from __future__ import annotations

import imaplib
import secrets
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings


class OnSparePort(Controller):
    """A port of zero becomes a number only once the server listens."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class Exchange:
    """Takes letters by SMTP; those to the site's domain go into its mailbox, as a mail server does it."""

    def __init__(self, domain: str, box: Box) -> None:
        self.domain, self.box = domain, box
        self.out: list[tuple[list[str], bytes]] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if any(address.endswith(f"@{self.domain}") for address in envelope.rcpt_tos):
            self.box.append(envelope.content)
        else:
            self.out.append((envelope.rcpt_tos, envelope.content))
        return "250 Taken"


class Box:
    """One folder of the IMAP server with folders for what became of letters, new for each test."""

    def __init__(self, place: dict[str, Any]) -> None:
        self.place = {**place, "folder": f"test{secrets.token_hex(6)}"}

    @contextmanager
    def session(self) -> Iterator[imaplib.IMAP4]:
        with imaplib.IMAP4(self.place["host"], self.place["port"], timeout=20) as session:
            session.login(self.place["user"], self.place["password"])
            yield session

    def make(self, *folders: str) -> None:
        with self.session() as session:
            for folder in folders:
                session.create(folder)

    def remove(self, *folders: str) -> None:
        with self.session() as session:
            for folder in folders:
                session.delete(folder)

    def append(self, raw: bytes) -> None:
        with self.session() as session:
            answer, _said = session.append(self.place["folder"], "", imaplib.Time2Internaldate(0), raw)
            assert answer == "OK"

    def number(self, criterion: str = "ALL", folder: str = "") -> int:
        """How many letters of a folder meet the criterion."""
        with self.session() as session:
            session.select(folder or self.place["folder"], readonly=True)
            _answer, found = session.search(None, criterion)
            return len(found[0].split())


@contextmanager
def mailbox() -> Iterator[Box]:
    """Skips where no server was given."""
    place = settings.IMAP_FOR_TESTS
    if not place:
        pytest.skip("no IMAP server: give its address as TEST_IMAP_URL (.ci/mail start)")
    box = Box(place)
    box.make(box.place["folder"])
    yield box
    box.remove(box.place["folder"])


@contextmanager
def exchange(domain: str, box: Box) -> Iterator[tuple[Exchange, int]]:
    """The SMTP server on a port that the machine chooses."""
    handler = Exchange(domain, box)
    controller = OnSparePort(handler, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield handler, controller.port
    finally:
        controller.stop()


class Failing:
    """A server that says its lines, one for each it is told, and then hangs or is gone."""

    def __init__(self, lines: Sequence[bytes], *, hangs: bool) -> None:
        self.lines, self.hangs, self.visits = lines, hangs, 0
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listening.getsockname()[1])
        self.open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                visitor, _address = self.listening.accept()
            except OSError:
                return
            self.visits += 1
            self.open.append(visitor)
            heard = visitor.makefile("rb")
            for number, line in enumerate(self.lines):
                if number and not heard.readline():
                    break
                visitor.sendall(line + b"\r\n")
            if not self.hangs:
                visitor.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        # Closing alone does not wake who waits in accept().
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        for visitor in self.open:
            visitor.close()


@contextmanager
def failing(*lines: bytes, hangs: bool = False) -> Iterator[Failing]:
    """Closed at the end, so that whoever comes later is refused."""
    server = Failing(lines, hangs=hangs)
    try:
        yield server
    finally:
        if server.listening.fileno() >= 0:
            server.close()
