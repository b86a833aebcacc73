"""Keeps answers for as long as the index has not changed; who may see them is part of what they are kept under."""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace

from .cube import cubes, is_browse
from .engines.base import Answer, Engine, Request

MOST_ANSWERS = 128

_answers: OrderedDict[Hashable, Answer] = OrderedDict()
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Remembering:
    """Asks an engine in one state of its index, and only what was not asked before."""

    engine: Engine
    version: str

    def search(self, request: Request) -> Answer:
        key = (self.version, _everything_in(request))
        with _lock:
            known = _answers.get(key)
            if known is not None:
                _answers.move_to_end(key)
                return known
        answer = self.fresh(request)
        with _lock:
            _answers[key] = answer
            while len(_answers) > MOST_ANSWERS:
                _answers.popitem(last=False)
        return answer

    def fresh(self, request: Request) -> Answer:
        """Without former answers. Counts of a browse are ready since the last commit; hits are always looked for."""
        cube = cubes.at(self.engine, self.version) if is_browse(request) else None
        known = cube.browse(request) if cube is not None else None
        if known is None:
            return self.engine.search(request)
        answer = self.engine.search(replace(request, facets=(), known_total=known.total))
        return replace(answer, total=known.total, counts=known.counts)

    def corrections(self, request: Request) -> Mapping[str, str]:
        return self.engine.corrections(request)


def _everything_in(request: Request) -> Hashable:
    """All fields, so that one added later cannot be forgotten here."""
    return tuple(
        tuple(sorted(value.items())) if isinstance(value, Mapping) else value
        for value in (getattr(request, name) for name in request.__dataclass_fields__)
    )


def forget_answers() -> None:
    with _lock:
        _answers.clear()
    cubes.forget()
