"""The web process alone, forked anew as soon as it is killed: for kills by the thousand.

The supervisor of the site waits longer after each death, and a process that starts from nothing imports for seconds.
Run with the port; `test_killed_drafts` kills the children, whose command line holds this file's name.
"""

import ctypes
import os
import signal
import sys
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "platform"), str(ROOT)]

import uvicorn  # noqa: E402
from django.urls import get_resolver  # noqa: E402

from config.asgi import application  # noqa: E402

PR_SET_PDEATHSIG = 1


def serve(port: int) -> None:
    """As the site itself starts it, but for the imports."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    uvicorn.run(
        application, port=port, lifespan="off", log_level="warning", proxy_headers=False, server_header=False
    )


def stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit


def main() -> None:
    port = int(sys.argv[1])
    # Every view is imported once, here.
    get_resolver().url_patterns  # noqa: B018
    signal.signal(signal.SIGTERM, stop)
    while True:
        child = os.fork()
        if not child:
            serve(port)
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
