"""The round without a server."""

import socket

import pytest
from django.core.management import CommandError, call_command

from mailroom import fetching
from mailroom.checks import check_letters_arrive
from tests.mailroom.servers import failing

pytestmark = pytest.mark.django_db
PLACE = {
    "host": "127.0.0.1",
    "user": "a",
    "password": "b",
    "folder": "INBOX",
    "ssl": False,
    "starttls": False,
}


def test_closed_doors_fetch_nothing(capsys):
    call_command("mail_fetch")
    assert "not both set" in capsys.readouterr().out
    call_command("mail_fetch", patient=True)
    assert capsys.readouterr().out == ""


def test_a_server_that_is_away(open_door, settings, caplog):
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        settings.INBOUND_IMAP = {**PLACE, "port": spare.getsockname()[1]}
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("mail_fetch")
        call_command("mail_fetch", patient=True)
    assert "cannot be read" in caplog.text


@pytest.mark.parametrize("lines", [(), (b"* OK ready",), (b"* OK ready", b"* CAPABILITY IMAP4rev1")])
@pytest.mark.parametrize("hangs", [True, False], ids=["hangs", "dies"])
def test_a_server_that_fails_in_the_middle(open_door, settings, monkeypatch, caplog, lines, hangs):
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    with failing(*lines, hangs=hangs) as server:
        settings.INBOUND_IMAP = {**PLACE, "port": server.port}
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("mail_fetch")
        call_command("mail_fetch", patient=True)
        assert server.visits == 2
    assert "cannot be read" in caplog.text


@pytest.mark.parametrize(
    ("domain", "imap", "secret", "number"),
    [("", {}, "", 0), ("in.a.example", PLACE, "", 0), ("in.a.example", {}, "", 1), ("", {}, "a:b", 1)],
)
def test_half_a_door_is_warned_of(settings, domain, imap, secret, number):
    settings.INBOUND_DOMAIN, settings.INBOUND_IMAP, settings.INBOUND_WEBHOOK_SECRET = domain, imap, secret
    assert len(check_letters_arrive()) == number
