"""A worker killed in the middle of a task: the next worker does the task again."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from background.leases import LEASE_SECONDS

TASKS = DBTaskResult._meta.db_table
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


@pytest.fixture
def own_database(db, tmp_path):
    """A copy of the migrated test database, for processes of their own."""
    if connection.vendor != "sqlite":
        pytest.skip("copies a database file")
    copy = tmp_path / "copy.sqlite3"
    source = sqlite3.connect(f"file:{connection.settings_dict['NAME']}?mode=ro", uri=True)
    target = sqlite3.connect(copy)
    source.backup(target)
    source.close()
    target.close()
    return copy


def manage(database, folder, *command):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "DATABASE_URL": f"sqlite://{database}",
        "DATA_DIR": str(folder),
    }
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), *command],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(condition, process):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if condition():
            return
        if process.poll() is not None:
            raise AssertionError(process.stderr.read())
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


def rows(database, statement):
    handle = sqlite3.connect(database, timeout=10)
    try:
        found = handle.execute(statement).fetchall()
        handle.commit()
        return found
    finally:
        handle.close()


def test_its_task_is_done_by_the_next(own_database, tmp_path):
    notes = tmp_path / "notes"
    queue = f"from tests.background.slow_task import note; note.enqueue({str(notes)!r})"
    assert manage(own_database, tmp_path, "shell", "--no-imports", "-c", queue).wait(PATIENCE) == 0

    first = manage(own_database, tmp_path, "worker")
    try:
        wait_for(notes.exists, first)
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait(PATIENCE)
    mine = "task_path LIKE '%slow_task%'"
    assert rows(own_database, f"SELECT status FROM {TASKS} WHERE {mine}") == [("RUNNING",)]

    # The lease runs out: in a test by moving the dates, otherwise by waiting.
    back = f"datetime({{}}, '-{2 * LEASE_SECONDS} seconds')"
    rows(own_database, f"UPDATE background_worker SET seen_at = {back.format('seen_at')}")
    rows(own_database, f"UPDATE {TASKS} SET started_at = {back.format('started_at')}")
    second = manage(own_database, tmp_path, "worker")
    try:
        wait_for(lambda: notes.read_text().endswith("done\n"), second)
    finally:
        second.send_signal(signal.SIGTERM)
        second.wait(PATIENCE)
    assert notes.read_text() == "begun\nbegun\ndone\n"
    assert rows(own_database, "SELECT count(*) FROM background_worker") == [(0,)]
