"""Where generations of the index live and which of them answers."""

import os
import shutil
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..base import EngineUnavailable

KEEP_PREVIOUS_SECONDS = 3_600
KEEP_OTHER_SHAPES_SECONDS = 86_400

Stamp = tuple[int, int, int]


def stamp(path: Path) -> Stamp | None:
    """Changes whenever the file is replaced; far cheaper than reading it."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


@dataclass(frozen=True, slots=True)
class Generation:
    """One complete index: documents and, beside them, their passages."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def main(self) -> Path:
        return self.path / "main"

    @property
    def passages(self) -> Path:
        return self.path / "passages"

    def commit_stamp(self) -> Stamp | None:
        return stamp(self.main / "meta.json")

    def keep(self, name: str, text: str) -> None:
        """Whole or not at all, for readers that look meanwhile."""
        fresh = self.path / f"{name}.new"
        fresh.write_text(text, encoding="utf-8")
        os.replace(fresh, self.path / name)  # noqa: PTH105  (same thing, but the name says atomic)

    def kept(self, name: str) -> str:
        try:
            return (self.path / name).read_text(encoding="utf-8")
        except OSError:
            return ""

    def size(self) -> int:
        return sum(file.stat().st_size for file in self.path.rglob("*") if file.is_file())


class Store:
    """The generations of one shape under `<folder>/<shape>/`, one of them named in the file `current`."""

    def __init__(self, folder: Path, shape: str) -> None:
        self.folder = folder
        self.shape = shape
        self.root = folder / shape

    @property
    def pointer(self) -> Path:
        return self.root / "current"

    def current(self) -> Generation:
        try:
            name = self.pointer.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise EngineUnavailable("there is no index of this shape yet") from error
        generation = Generation(self.root / Path(name).name)
        if not name or generation.commit_stamp() is None:
            raise EngineUnavailable("the current index is gone")
        return generation

    def new(self) -> Generation:
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        for number in range(1, 1_000):
            path = self.root / f"gen-{moment}-{number}"
            try:
                path.mkdir(parents=True)
            except FileExistsError:
                continue
            generation = Generation(path)
            generation.main.mkdir()
            generation.passages.mkdir()
            return generation
        raise EngineUnavailable("no free name for a new index")

    def publish(self, generation: Generation) -> None:
        """Readers see the whole old index or the whole new one."""
        fresh = self.pointer.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            file.write(generation.name + "\n")
            file.flush()
            os.fsync(file.fileno())
        # The index that stops answering is kept an hour from now, however old it is.
        self._touch_current()
        os.replace(fresh, self.pointer)  # noqa: PTH105  (same thing, but the name says atomic)
        self._sync_folder()
        self.remove_old(keep=generation)

    def discard(self, generation: Generation) -> None:
        shutil.rmtree(generation.path, ignore_errors=True)

    def remove_old(self, keep: Generation) -> None:
        now = time.time()
        for path in self.root.glob("gen-*"):
            if path != keep.path and now - path.stat().st_mtime > KEEP_PREVIOUS_SECONDS:
                shutil.rmtree(path, ignore_errors=True)
        for pointer in self.folder.glob("*/current"):
            if pointer.parent != self.root and now - pointer.stat().st_mtime > KEEP_OTHER_SHAPES_SECONDS:
                shutil.rmtree(pointer.parent, ignore_errors=True)

    def _touch_current(self) -> None:
        try:
            os.utime(self.current().path)
        except EngineUnavailable:
            return

    def _sync_folder(self) -> None:
        handle = os.open(self.root, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
