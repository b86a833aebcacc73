"""Compares the index with the database: what is missing, and what should not be there."""

from dataclasses import dataclass, field

from .documents import DATABASE_AWAY
from .engines import current_engine
from .indexing import queue
from .models import Outbox, Reason
from .rebuilding import chunks
from .registry import sources


@dataclass(slots=True)
class Compared:
    """Keys that differ; those that wait in the outbox, or could not be read, differ for a known reason."""

    right: int = 0
    missing: list[str] = field(default_factory=list)
    ghosts: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        return not self.missing and not self.ghosts


def compare() -> Compared:
    """Reads every object there is; what is queued or changes meanwhile is left out of the account."""
    waiting = _waiting()
    found = set(current_engine().keys())
    compared = Compared()
    expected = _expected(compared)
    waiting |= _waiting()
    compared.right = len(found & expected)
    compared.missing = sorted(expected - found - waiting)
    compared.ghosts = sorted(found - expected - waiting - set(compared.unreadable))
    return compared


def repair(compared: Compared) -> None:
    """What should not be there is hidden at once; both are indexed again."""
    queue(compared.missing)
    queue(compared.ghosts, Reason.DELETE)


def _waiting() -> set[str]:
    return set(Outbox.objects.values_list("key", flat=True))


def _expected(compared: Compared) -> set[str]:
    expected: set[str] = set()
    for source in sources():
        for objects in chunks(source):
            for obj in objects:
                key = source.key(obj)
                try:
                    entry = source.entry(obj)
                except DATABASE_AWAY:
                    raise
                except Exception:  # noqa: BLE001  (the indexer logs why; here it is enough that it is so)
                    compared.unreadable.append(key)
                    continue
                if entry is not None:
                    expected.add(key)
    return expected
