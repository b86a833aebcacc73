"""What must be so before the site can start, each said in one line when it is not."""

import errno
import shutil
import socket
from pathlib import Path
from typing import Final

SET_UP_NEEDS: Final = 600 * 1024 * 1024
SERVING_NEEDS: Final = 50 * 1024 * 1024


class NotReady(Exception):
    """The message is for the person at the terminal."""


def check_disk(folder: Path, needed: int) -> None:
    """Refuse to begin on a disk where the database would soon be unable to write."""
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise NotReady(
            f"The disk of {folder} has {free // 2**20} MB left; {needed // 2**20} MB are needed. "
            "Free some space, or set DATA_DIR to a folder on another disk."
        )


def check_port(host: str, port: int) -> None:
    """Refuse a port that another program holds, before any process is started."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise NotReady(_refusal(host, port, error)) from error


def _refusal(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken. Stop the program that holds it, or choose another: PORT={port + 1} make demo"
    if error.errno == errno.EACCES:
        return f"Port {port} is not open to this user. Choose one above 1024: PORT=8000 make demo"
    return f"HOST={host} is no address of this machine. Example: HOST=127.0.0.1"
