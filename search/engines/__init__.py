"""The engine that the settings ask for, one object a process."""

import os
from collections.abc import Hashable

from .. import conf
from .base import Engine

_made: dict[Hashable, Engine] = {}


def current_engine() -> Engine:
    """Made again after a fork or when the settings name another place."""
    server = conf.elasticsearch()
    place = (os.getpid(), server, str(conf.directory()))
    if place not in _made:
        engine = _engine(server)
        _made.clear()
        _made[place] = engine
    return _made[place]


def _engine(server: conf.ElasticsearchPlace | None) -> Engine:
    """Imported only when it is asked for: a small site has no client of a server installed."""
    if server is not None:
        from .elastic import ElasticEngine

        return ElasticEngine(server)
    from .tantivy import TantivyEngine

    return TantivyEngine(conf.directory())
