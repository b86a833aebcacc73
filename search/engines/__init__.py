"""The engine named in the settings, one object a process."""

import os

from django.utils.module_loading import import_string

from .. import conf
from .base import Engine

SHORT_NAMES = {"tantivy": "search.engines.tantivy.TantivyEngine"}

_made: dict[tuple[int, str, str], Engine] = {}


def current_engine() -> Engine:
    """Made again after a fork or when the settings name another place."""
    path = conf.engine_path()
    place = (os.getpid(), path, str(conf.directory()))
    if place not in _made:
        _made.clear()
        _made[place] = import_string(SHORT_NAMES.get(path, path))(conf.directory())
    return _made[place]
