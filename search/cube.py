"""Counts for browsing without words or filters, made ready after a commit so that no reader waits for them.

A browse looks at everything a reader may open, so its counts are sums over the reader's access classes. The
indexer counts every class once and keeps the result beside the index under the version it was counted at; a
reader uses it only while the index still has that version, and counts live otherwise.
"""

import json
import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from . import conf
from .engines.base import Answer, Counts, Engine, EngineUnavailable, Request, Tally
from .shares import Shares

logger = logging.getLogger(__name__)

NAME = "counts.json"
LOOK_AGAIN_SECONDS = 0.5
RENEW_AFTER_SECONDS = 3.0
# The facet that readers narrow without asking: each work is listed in one language.
SERVED_BY = "language"


@dataclass(frozen=True, slots=True)
class Cube:
    """Shares of one version of the index: of everything under "", and of what each language is served.

    They are unpacked when they are first asked for: most readers of a site read one or two languages.
    """

    version: str
    packed: Mapping[str, Mapping[str, Any]]
    _shares: dict[str, Shares] = field(default_factory=dict)

    @classmethod
    def of(cls, version: str, tallies: Mapping[str, Tally]) -> "Cube":
        """Without any shares when they would be too large: then the version is known, and counted live."""
        shares = {serving: Shares.of(tally) for serving, tally in tallies.items()}
        packed = {serving: share.kept() for serving, share in shares.items() if share is not None}
        return cls(version, packed if len(packed) == len(shares) else {})

    @classmethod
    def read(cls, text: str) -> "Cube":
        kept = json.loads(text)
        return cls(kept["version"], dict(kept["shares"]))

    def text(self) -> str:
        return json.dumps({"version": self.version, "shares": self.packed}, separators=(",", ":"))

    def shares(self, serving: str) -> Shares | None:
        if serving not in self._shares and serving in self.packed:
            try:
                self._shares[serving] = Shares.read(self.packed[serving])
            except ValueError:
                logger.warning("counts for browsing cannot be read: they are counted live")
                return None
        return self._shares.get(serving)

    def browse(self, request: Request) -> Answer | None:
        """What the engine would count for a browse, without hits; None when the cube does not know."""
        served, everything = self.shares(request.serving), self.shares("")
        if served is None or everything is None:
            return None
        if any(name not in everything.values or name not in served.values for name in request.facets):
            return None
        found = served.counts(request.classes)
        counts = {name: Counts(found[name]) for name in request.facets}
        if request.serving and SERVED_BY in counts:
            own = everything.counts(request.classes)[SERVED_BY]
            counts[SERVED_BY] = Counts(own, everything.total(request.classes))
        return Answer(total=served.total(request.classes), counts=counts)


def is_browse(request: Request) -> bool:
    """Whether the counts of a request are sums over classes and nothing else."""
    return request.parsed.is_empty and not (request.filters or request.hidden or request.about)


def renew(engine: Engine) -> bool:
    """Count the present version and keep it; tells whether there was something to do."""
    version = engine.version()
    if not version or _read(engine).version == version:
        return False
    tallies = {serving: engine.tally(serving) for serving in ("", *conf.languages())}
    # A commit in between would give counts that belong to no version.
    if engine.version() != version:
        return False
    engine.keep(NAME, Cube.of(version, tallies).text())
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
