"""A secret of one's own for a machine that was given none."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def local_secret(file: Path) -> str:
    """The key kept in the file; made at first need, readable by its owner alone.

    Several processes may start at once: the file appears whole, and the first to put it there wins.
    """
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50), encoding="ascii")
        with suppress(FileExistsError):
            os.link(fresh, file)
        fresh.unlink()
    return file.read_text(encoding="ascii").strip()
