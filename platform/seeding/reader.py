"""Reads the fixture files: TOML between lines of plus signs, then Markdown."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class FixtureError(Exception):
    """A file cannot be read; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Fixture:
    """One file: its facts, its text, its language (from the file name) and where it lies."""

    facts: dict[str, Any]
    body: str
    language: str
    source: str
    folder: Path

    @property
    def slug(self) -> str:
        return self.folder.name


def read_fixture(file: Path, root: Path) -> Fixture:
    """Read one file; raises FixtureError with its path."""
    text = file.read_text(encoding="utf-8")
    source = file.relative_to(root).as_posix()
    parts = text.split("+++\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise FixtureError(f"{source}: must begin with facts between two lines +++")
    try:
        facts = tomllib.loads(parts[1])
    except tomllib.TOMLDecodeError as error:
        raise FixtureError(f"{source}: {error}") from error
    return Fixture(facts, parts[2].strip(), file.stem, source, file.parent)


def languages_of(folder: Path, root: Path) -> dict[str, Fixture]:
    """All languages of one item, English first."""
    files = sorted(folder.glob("??.md"), key=lambda file: (file.stem != "en", file.stem))
    if not files or files[0].stem != "en":
        raise FixtureError(f"{folder.relative_to(root).as_posix()}: has no en.md")
    return {file.stem: read_fixture(file, root) for file in files}


def item_folders(folder: Path) -> Iterator[Path]:
    """Folders of items, in the order of their names."""
    yield from sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else ()


def read_toml(file: Path, root: Path) -> dict[str, Any]:
    """A file that is TOML alone."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise FixtureError(f"{file.relative_to(root).as_posix()}: {error}") from error


def digest_of(root: Path) -> str:
    """Changes when any file does that is loaded; questions to the search are not."""
    digest = hashlib.sha256()
    files = (path for path in root.rglob("*") if path.is_file() and root / "relevance" not in path.parents)
    for file in sorted(files):
        digest.update(file.relative_to(root).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
