"""Counts for browsing without words or filters, made ready after a commit so that no reader waits for them.

A browse looks at everything a reader may open, so its counts are sums over the reader's access classes. The
indexer counts every class once and keeps the result beside the index under the version it was counted at; a
reader uses it only while the index still has that version, and counts live otherwise.
"""

import json
import threading
import time
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field

from . import conf
from .engines.base import Counts, Engine, EngineUnavailable, Request, Tally

NAME = "counts.json"
LOOK_AGAIN_SECONDS = 0.5
RENEW_AFTER_SECONDS = 3.0
# The facet that readers narrow without asking: each work is listed in one language.
SERVED_BY = "language"


@dataclass(frozen=True, slots=True)
class Shares:
    """What each class adds to the counts: `values` by facet, class and value, `totals` by class.

    Sorted by class first, so that a reader's counts touch the reader's classes alone.
    """

    values: Mapping[str, Mapping[str, Mapping[str, int]]]
    totals: Mapping[str, int]

    @classmethod
    def of(cls, tally: Tally) -> "Shares":
        values: dict[str, dict[str, dict[str, int]]] = {}
        for name, by_value in tally.values.items():
            by_class = values.setdefault(name, {})
            for value, counts in by_value.items():
                for key, count in counts.items():
                    by_class.setdefault(key, {})[value] = count
        return cls(values, tally.totals)

    def total(self, classes: Collection[str]) -> int:
        return sum(self.totals.get(key, 0) for key in classes)

    def counts(self, name: str, classes: Collection[str]) -> dict[str, int]:
        sums: dict[str, int] = {}
        by_class = self.values[name]
        for key in classes:
            for value, count in by_class.get(key, {}).items():
                sums[value] = sums.get(value, 0) + count
        return sums


@dataclass(frozen=True, slots=True)
class Cube:
    """Shares of one version of the index: of everything under "", and of what each language is served."""

    version: str
    shares: Mapping[str, Shares]

    @classmethod
    def read(cls, text: str) -> "Cube":
        kept = json.loads(text)
        return cls(kept["version"], {name: Shares(**shares) for name, shares in kept["shares"].items()})

    def text(self) -> str:
        return json.dumps(asdict(self), separators=(",", ":"))

    def counts(self, request: Request) -> dict[str, Counts] | None:
        """What the engine would count for a browse; None when the cube does not know."""
        served = self.shares.get(request.serving)
        everything = self.shares.get("")
        if served is None or everything is None:
            return None
        found: dict[str, Counts] = {}
        for name in request.facets:
            own = everything if request.serving and name == SERVED_BY else served
            if name not in own.values:
                return None
            without = own.total(request.classes) if own is not served else None
            found[name] = Counts(own.counts(name, request.classes), without)
        return found


def is_browse(request: Request) -> bool:
    """Whether the counts of a request are sums over classes and nothing else."""
    return request.parsed.is_empty and not request.filters and not request.hidden and bool(request.facets)


def renew(engine: Engine) -> bool:
    """Count the present version and keep it; tells whether there was something to do."""
    version = engine.version()
    if not version or _read(engine).version == version:
        return False
    shares = {serving: Shares.of(engine.tally(serving)) for serving in ("", *conf.languages())}
    # A commit in between would give counts that belong to no version.
    if engine.version() != version:
        return False
    engine.keep(NAME, Cube(version, shares).text())
    return True


def _read(engine: Engine) -> Cube:
    try:
        return Cube.read(engine.kept(NAME))
    except (EngineUnavailable, ValueError, KeyError, TypeError):
        return Cube("", {})


@dataclass
class Cubes:
    """The cube of this process; a version without one is asked about again every half second."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _held: Cube = field(default_factory=lambda: Cube("", {}))
    _looked: tuple[str, float] = ("", 0.0)

    def at(self, engine: Engine, version: str) -> Cube | None:
        with self._lock:
            if self._held.version == version:
                return self._held
            now = time.monotonic()
            asked, when = self._looked
            if asked == version and now - when < LOOK_AGAIN_SECONDS:
                return None
            self._looked = (version, now)
        cube = _read(engine)
        with self._lock:
            self._held = cube
        return cube if cube.version == version else None

    def forget(self) -> None:
        with self._lock:
            self._held, self._looked = Cube("", {}), ("", 0.0)


cubes = Cubes()
