"""The environment of the peers: made from its own lock, apart from the site's."""

import hashlib
import subprocess
import sys
from pathlib import Path

from bench_forum.systems import ROOT, Say, SystemFailed

LOCK = ROOT / "requirements" / "bench.txt"
PLACE = ROOT / "build" / "bench" / "peers"


def peers_python(say: Say) -> Path:
    """The interpreter with all peers; a file in the environment remembers which lock was installed."""
    python, note = PLACE / "bin" / "python", PLACE / "lock"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if python.exists() and note.exists() and note.read_text(encoding="ascii") == wanted:
        return python
    say("  installing the peers of requirements/bench.txt …")
    _run(sys.executable, "-m", "venv", "--clear", str(PLACE))
    _run(
        str(python),
        *("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"),
        # Some peers are published as source alone, so that wheels cannot be asked for.
        *("--require-hashes", "--requirement", str(LOCK)),
    )
    note.write_text(wanted, encoding="ascii")
    return python


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemFailed(f"the peers could not be installed: {done.stderr.strip()[-400:]}")
