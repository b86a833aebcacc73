"""Many writers at once, and writers that die: on a copy of the database, in processes of their own."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

WRITERS = Path(__file__).with_name("writers.py")


pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(db, tmp_path):
    """An empty copy of the test database in a data folder that only these processes use."""
    if connection.vendor != "sqlite":
        pytest.skip("copies a database file")
    place = tmp_path / "test" / "migrated.sqlite3"
    place.parent.mkdir()
    # A connection of its own reads what is committed: nothing of this test, all that migrations made.
    copier = sqlite3.connect(connection.settings_dict["NAME"])
    copier.execute("VACUUM INTO ?", [str(place)])
    copier.close()
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    environment.pop("DATABASE_URL", None)

    def run(*arguments):
        command = [sys.executable, str(WRITERS), *map(str, arguments)]
        # Without a buffer: what a test reads first must not be missing from the rest.
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "bufsize": 0}
        return subprocess.Popen(command, env=environment, **pipes)

    return run


def answer(process):
    out, error = process.communicate(timeout=120)
    assert process.returncode == 0, error.decode()[-600:]
    return json.loads(out)


def acknowledged(out):
    """Whole lines only: a killed writer may have been cut short."""
    lines = out.decode().split("\n")[:-1]
    return {(int(position), source) for position, _space, source in (line.partition(" ") for line in lines)}


def assert_sound(stored):
    positions = [position for position, _source in stored["posts"]]
    sources = [source for _position, source in stored["posts"]]
    assert positions == list(range(1, len(positions) + 1))
    assert len(set(sources)) == len(sources)
    assert stored["drift"] == []


def test_it_works(stage):
    """Two processes with four threads each; every text is sent twice by each of them."""
    made = answer(stage("prepare", 4))
    both = [stage("write", made["topic"], 6, *made["writers"]) for _ in range(2)]
    outs = [process.communicate(timeout=120)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    stored = answer(stage("look", made["topic"]))
    assert_sound(stored)
    assert len(stored["posts"]) == 1 + 4 * 6
    assert acknowledged(outs[0]) == acknowledged(outs[1])


def test_a_killed_writer_loses_nothing_it_acknowledged(stage):
    made = answer(stage("prepare", 4))
    seen = set()
    for _ in range(3):
        process = stage("write", made["topic"], 400, *made["writers"])
        first = process.stdout.readline()
        for _line in range(20):
            first += process.stdout.readline()
        process.kill()
        seen |= acknowledged(first + process.communicate()[0])
    stored = answer(stage("look", made["topic"]))
    assert_sound(stored)
    assert seen <= {tuple(post) for post in stored["posts"]}
    assert len(seen) > 20


def test_writers_while_their_topic_is_merged(stage):
    """Twenty writers keep posting to the old topic; every text is stored once, in the one that stays."""
    made = answer(stage("prepare", 20))
    groups = [made["writers"][:10], made["writers"][10:]]
    writers = [stage("write", made["topic"], 4, *group) for group in groups]
    firsts = [process.stdout.readline() for process in writers]
    merging = answer(stage("merge", made["topic"], made["other"], made["moderator"]))
    outs = [
        first + process.communicate(timeout=120)[0] for first, process in zip(firsts, writers, strict=True)
    ]
    assert [process.returncode for process in writers] == [0, 0]
    assert merging["moved"] >= 3
    stored = answer(stage("look", made["other"]))
    assert_sound(stored)
    texts = {source for _position, source in stored["posts"]}
    sent = {source for out in outs for _position, source in acknowledged(out)}
    assert len(sent) == 20 * 4
    assert sent <= texts
    assert len(texts) == 2 + 20 * 4
    old = answer(stage("look", made["topic"]))
    assert [position for position, _source in old["posts"]] == list(range(1, len(old["posts"]) + 1))
    assert {source for _position, source in old["posts"]} == {""}


def test_moderators_at_once_leave_one_chain(stage):
    made = answer(stage("prepare", 1))
    for process in [stage("act", made[name], made["moderator"], 15) for name in ("topic", "other", "topic")]:
        answer(process)
    assert answer(stage("verify")) == {"lines": 45, "broken": ""}


def test_clicks_at_once_are_counted_exactly(stage):
    """Two processes with four threads each, the same four people in both."""
    made = answer(stage("prepare", 4))
    both = [stage("thank", made["topic"], 12, *made["writers"]) for _ in range(2)]
    assert [process.communicate(timeout=120) and process.returncode for process in both] == [0, 0]
    stored = answer(stage("look", made["topic"]))
    assert stored["thanks"] == 4
    assert stored["drift"] == []
