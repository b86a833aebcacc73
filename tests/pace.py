"""What keeps the suite quick on two cores.

The demonstration site takes most of a minute to make. It is made by a process of its own while the tests that do
without it run, and those that need it come last, in whatever order chance has given them.

Noting which lines ran costs two thirds of a test's time on Python 3.11. Tests that go the same ways once for each
role, language or letter add nothing to what the others note, so nothing is noted while they run.
"""

import gc
import os
import subprocess
import sys

import pytest

from tests.databases import inherited
from tests.seeded import ROOT, on_sqlite

HEAVY = ("tests/outsider", "tests/journeys")
UNCOUNTED = (*HEAVY, "tests/faults", "tests/test_templates.py", "tests/mailroom/test_cutting.py")
_ahead: "list[subprocess.Popen[bytes]]" = []


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    filled = {item.path for item in items if _needs(item, "seeded_site")}
    # The heaviest modules first among the last, so that no worker ends alone with one.
    items.sort(key=lambda item: (item.path in filled, not item.nodeid.startswith(HEAVY)))
    for item in items:
        if item.nodeid.startswith(UNCOUNTED):
            item.add_marker(pytest.mark.no_cover)


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.collect()
    # What was imported stays: looking through it again and again costs a tenth of the suite's time.
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)
    worker = getattr(session.config, "workerinput", {}).get("workerid")
    if worker == "gw0" and on_sqlite() and any(_needs(item, "seeded_site") for item in session.items):
        served = any(_needs(item, "served") for item in session.items)
        _ahead.append(_build_ahead("--served" if served else "--seeded"))


def pytest_sessionfinish() -> None:
    for process in _ahead:
        process.wait()


def _needs(item: pytest.Item, fixture: str) -> bool:
    return fixture in getattr(item, "fixturenames", ())


def _build_ahead(what: str) -> "subprocess.Popen[bytes]":
    """A failure is no matter here: the test that asks first tries again, and shows it."""
    environment = inherited() | {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "platform"), str(ROOT)]),
    }
    command = [sys.executable, "-W", "ignore", "-m", "tests.building", what]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
