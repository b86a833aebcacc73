"""A secret of one's own for a machine that was given none."""

import secrets
from pathlib import Path


def local_secret(file: Path) -> str:
    """The key kept in the file; made at first need, readable by its owner alone."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return file.read_text(encoding="ascii").strip()
