"""The processes of the site on one machine."""

import os
import socket
import sys
import threading
import time
from typing import Final

from django.conf import settings

from background.readiness import SERVING_NEEDS, check_disk, check_port
from background.supervisor import Child, Say, Supervisor

START_SECONDS: Final = 60.0
# Each request of the embedded server has a thread of its own, which a kept connection would outlive.
WEB_ENVIRONMENT: Final = {"DATABASE_KEEP_SECONDS": "0"}


def children(host: str, port: int) -> list[Child]:
    manage = [sys.executable, str(settings.ROOT / "manage.py")]
    web = [sys.executable, "-m", "uvicorn", "config.asgi:application", f"--host={host}", f"--port={port}"]
    # Who is asking is read by the sign-in from the proxies that settings trust, never by the server.
    web += ["--no-proxy-headers", "--no-server-header", "--lifespan=off", "--log-level=warning"]
    web += ["--timeout-graceful-shutdown=10", f"--app-dir={settings.ROOT}"]
    return [
        Child("web", web, {**_environment(), **WEB_ENVIRONMENT}),
        Child("worker", [*manage, "worker"], _environment()),
        Child("indexer", [*manage, "search_worker"], _environment()),
    ]


def _environment() -> dict[str, str]:
    places = [str(settings.ROOT / "platform"), str(settings.ROOT), os.environ.get("PYTHONPATH", "")]
    return {
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        "PYTHONPATH": os.pathsep.join(place for place in places if place),
        "PYTHONUNBUFFERED": "1",
    }


def serve(host: str, port: int, *, say: Say, when_ready: Say) -> None:
    """Run the site until it is told to stop."""
    check_disk(settings.DATA_DIR, SERVING_NEEDS)
    check_port(host, port)
    supervisor = Supervisor(children(host, port), say=say)
    waiter = threading.Thread(target=_tell, args=(supervisor, host, port, when_ready), daemon=True)
    waiter.start()
    supervisor.run()


def _tell(supervisor: Supervisor, host: str, port: int, when_ready: Say) -> None:
    """Say the address once the web process answers there."""
    deadline = time.monotonic() + START_SECONDS
    while not supervisor.stopping and time.monotonic() < deadline:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            when_ready(address(host, port))
            return


def address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104
    return f"http://{shown}:{port}/"
