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
# Notes beside a generation: it is not whole yet, and it has answered and does no more.
UNFINISHED = "unfinished.json"
STOPPED = "stopped"

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

    def forget(self, name: str) -> None:
        (self.path / name).unlink(missing_ok=True)

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
            generation.keep(UNFINISHED, "")
            generation.main.mkdir()
            generation.passages.mkdir()
            return generation
        raise EngineUnavailable("no free name for a new index")

    def unfinished(self) -> Generation | None:
        """The last build of this shape whose process ended; under the writer's lock none is still being made."""
        found = [path for path in self._all_unfinished() if path.parent == self.root]
        return Generation(max(found)) if found else None

    def discard_unfinished(self, *, but: Generation | None = None) -> None:
        for path in self._all_unfinished():
            if but is None or path != but.path:
                self.discard(Generation(path))

    def _all_unfinished(self) -> list[Path]:
        """A power cut can bring back the note of one that was published meanwhile, so the pointers are asked too."""
        answering = {
            pointer.parent / pointer.read_text(encoding="utf-8").strip()
            for pointer in self.folder.glob("*/current")
        }
        paths = [note.parent for note in self.folder.glob(f"*/gen-*/{UNFINISHED}")]
        return [path for path in paths if path not in answering]

    def previous(self) -> Generation | None:
        """The one that stopped answering last; going back makes the present one the previous."""
        try:
            present = self.current().name
        except EngineUnavailable:
            present = ""
        notes = [note for note in self.root.glob(f"gen-*/{STOPPED}") if note.parent.name != present]
        last = max(notes, key=lambda note: note.stat().st_mtime_ns, default=None)
        return Generation(last.parent) if last else None

    def publish(self, generation: Generation) -> None:
        """Readers see the whole old index or the whole new one."""
        generation.forget(UNFINISHED)
        fresh = self.pointer.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            file.write(generation.name + "\n")
            file.flush()
            os.fsync(file.fileno())
        self._stop_current()
        os.replace(fresh, self.pointer)  # noqa: PTH105  (same thing, but the name says atomic)
        self._sync_folder()
        generation.forget(STOPPED)
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

    def _stop_current(self) -> None:
        """The index that stops answering is kept an hour from now, however old it is."""
        try:
            present = self.current()
        except EngineUnavailable:
            return
        present.keep(STOPPED, "")
        present.forget(UNFINISHED)
        os.utime(present.path)

    def _sync_folder(self) -> None:
        handle = os.open(self.root, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
