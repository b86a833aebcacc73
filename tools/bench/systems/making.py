"""Makes one system ready in this process, with settings of its own."""

import os
from importlib import import_module
from pathlib import Path

from bench.systems.base import System
from bench.systems.names import SYSTEMS


def make(name: str, place: Path) -> System:
    place.mkdir(parents=True, exist_ok=True)
    os.environ.update(BENCH_SYSTEM=name, BENCH_PLACE=str(place), DJANGO_SETTINGS_MODULE="bench.settings")
    import django

    django.setup()
    module, _dot, kind = SYSTEMS[name].rpartition(".")
    made: System = getattr(import_module(module), kind)(place)
    return made
