"""What a measured system can do; each runs in a process of its own."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from bench.corpus import Article
from bench.questions import ROW_OF, Question, Row


@dataclass(frozen=True, slots=True)
class Found:
    """What came back, as far as systems can be compared by it."""

    total: int = 0
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class System(ABC):
    """Builds an index of articles under `place` and answers questions from it."""

    name: ClassVar[str]
    rows: ClassVar[frozenset[str]] = frozenset(ROW_OF)

    def __init__(self, place: Path) -> None:
        self.place = place

    def missing(self) -> str:
        """Why this system cannot be measured here; empty when it can."""
        return ""

    def prepare(self, articles: Sequence[Article]) -> Sequence[Any]:
        """What is no part of indexing; its time is not counted."""
        return articles

    @abstractmethod
    def start_build(self) -> None: ...

    @abstractmethod
    def add(self, prepared: Sequence[Any]) -> None: ...

    @abstractmethod
    def finish_build(self) -> None:
        """Everything is on disk and can be asked afterwards."""

    @abstractmethod
    def open(self) -> None: ...

    @abstractmethod
    def ask(self, row: Row, question: Question) -> Found: ...

    @abstractmethod
    def size(self) -> int:
        """Bytes on disk with all that an answer needs."""

    def server_processes(self) -> Collection[int]:
        """Processes that work for this system beside its own; empty when they cannot be seen from here."""
        return ()

    def described(self) -> str:
        """Versions and settings that a reader of the figures must know."""
        return ""

    def close(self) -> None:
        """Leaves nothing behind on a server."""
        return
