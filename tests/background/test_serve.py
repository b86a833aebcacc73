"""The serve command: what it starts, what it says, and one real start and stop."""

import io
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from background import serving
from background.serving import address, children

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90


def test_three_processes_with_the_settings_of_this_one():
    web, worker, indexer = children("127.0.0.1", 8123)
    assert [child.name for child in (web, worker, indexer)] == ["web", "worker", "indexer"]
    assert "config.asgi:application" in web.command
    assert "--port=8123" in web.command
    assert "--no-proxy-headers" in web.command
    assert web.environment["DATABASE_KEEP_SECONDS"] == "0"
    for child in (web, worker, indexer):
        assert child.environment["DJANGO_SETTINGS_MODULE"] == os.environ["DJANGO_SETTINGS_MODULE"]


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::", "[::1]"), ("example.org", "example.org")],
)
def test_the_address_can_be_opened(host, shown):
    assert address(host, 8000) == f"http://{shown}:8000/"


def test_a_taken_port_stops_it_before_anything_starts(settings, monkeypatch):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        settings.PORT = holder.getsockname()[1]
        monkeypatch.setattr(serving, "Supervisor", None)
        with pytest.raises(CommandError, match="is taken"):
            call_command("serve")


def test_the_address_and_the_sign_ins_are_said(monkeypatch):
    monkeypatch.setattr(
        "background.management.commands.serve.serve",
        lambda host, port, *, say, when_ready: when_ready(address(host, port)),
    )
    monkeypatch.setattr("people.demo.demo_sign_in_lines", lambda: ["Sign in as you like"])
    plain, full = io.StringIO(), io.StringIO()
    call_command("serve", stdout=plain)
    call_command("serve", stdout=full, sign_ins=True)
    assert "Waymark is at http://127.0.0.1:8000/ (ctrl-C stops it)" in plain.getvalue()
    assert "Sign in as you like" in full.getvalue()


def test_it_is_told_when_web_answers(monkeypatch):
    told = []

    class Idle:
        stopping = False

    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        serving._tell(Idle, "127.0.0.1", holder.getsockname()[1], told.append)
    Idle.stopping = True
    serving._tell(Idle, "127.0.0.1", 1, told.append)
    assert len(told) == 1


def answer(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return response.status
    except OSError:
        return None


def test_a_real_start_answers_and_stops(tmp_path):
    """Without a database: /livez needs none, and the other two processes wait for theirs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "DATA_DIR": str(tmp_path),
        "PORT": str(port),
    }
    environment.pop("DATABASE_URL", None)
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "serve"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + PATIENCE
        while answer(f"http://127.0.0.1:{port}/livez") != 200:
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.2)
    finally:
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=PATIENCE)[0]
    assert process.returncode == 0
    assert said.rstrip().endswith("Stopped.")
    assert answer(f"http://127.0.0.1:{port}/livez") is None
