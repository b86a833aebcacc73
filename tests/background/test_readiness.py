import errno
import shutil
import socket
from collections import namedtuple

import pytest

from background.readiness import NotReady, check_disk, check_port

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def taken():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


def test_a_free_port_passes():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    check_port("127.0.0.1", port)


def test_a_taken_port_is_said_in_one_line(taken):
    with pytest.raises(NotReady) as raised:
        check_port("127.0.0.1", taken)
    assert str(raised.value).startswith(f"Port {taken} is taken")
    assert f"PORT={taken + 1} make demo" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_port_that_needs_rights(monkeypatch):
    def refuse(self, address):
        raise OSError(errno.EACCES, "no")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(NotReady, match="not open to this user"):
        check_port("127.0.0.1", 80)


def test_an_address_of_another_machine():
    with pytest.raises(NotReady, match=r"HOST=192\.0\.2\.1 is no address of this machine"):
        check_port("192.0.2.1", 8000)


def test_a_full_disk_is_said_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda place: Usage(2**30, 2**30, 3 * 2**20))
    with pytest.raises(NotReady) as raised:
        check_disk(tmp_path / "new", 10 * 2**20)
    assert "has 3 MB left; 10 MB are needed" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_enough_room(tmp_path):
    check_disk(tmp_path / "new", 1)
    assert (tmp_path / "new").is_dir()
