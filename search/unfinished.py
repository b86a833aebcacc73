"""How far a build is, noted beside it after each commit, so that another process can go on when this one dies."""

import json
from dataclasses import asdict, dataclass, field
from typing import Self

from . import journal
from .engines.base import Build, Engine
from .registry import sources


@dataclass(slots=True)
class Stage:
    """What was read, source by source and in the order of primary keys, and what the index held then.

    `began` and `noted` are marks in the journal.
    """

    generation: str
    began: int
    noted: int
    last: dict[str, str] = field(default_factory=dict)
    seen: int = 0
    documents: int = 0

    @classmethod
    def first(cls, build: Build) -> Self:
        began = journal.mark(build.name)
        return cls(build.name, began, began)

    @classmethod
    def left_by(cls, engine: Engine) -> Self | None:
        """None when there is nothing to go on with, or it is too old, or things are no longer as they were."""
        try:
            stage = cls(**json.loads(engine.unfinished()))
        except (ValueError, TypeError):
            return None
        return stage if stage._can_go_on() else None

    def _can_go_on(self) -> bool:
        known = {source.label for source in sources()}
        marks = (self.began, self.noted)
        return self.last.keys() <= known and all(journal.has(mark, self.generation) for mark in marks)

    def note(self, build: Build) -> None:
        self.documents = build.count()
        self.noted = journal.mark(self.generation)
        build.note(json.dumps(asdict(self)))
