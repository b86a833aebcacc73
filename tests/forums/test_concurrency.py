"""Many writers at once, and writers that die: on a copy of the database, in processes of their own."""

import json
import os
from functools import partial
from pathlib import Path

import pytest

WRITERS = Path(__file__).with_name("writers.py")
# On a server they all write at the same time; in a file each waits for its turn.
CROWD = 100 if os.environ.get("DATABASE_URL", "").startswith("postgres") else 24

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(staged):
    """The program of these tests on a copy of the empty database."""
    return partial(staged, WRITERS)


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
    outs = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], outs[0][1].decode()[-900:]
    stored = answer(stage("look", made["topic"]))
    assert stored["thanks"] == 4
    assert stored["drift"] == []


def test_a_crowd_in_one_topic(stage):
    """Everybody writes at the same moment: no gap, no count that is off, nobody turned away."""
    made = answer(stage("prepare", CROWD))
    half = CROWD // 2
    both = [
        stage("write", made["topic"], 1, *part) for part in (made["writers"][:half], made["writers"][half:])
    ]
    outs = [process.communicate(timeout=240) for process in both]
    assert [process.returncode for process in both] == [0, 0], outs[0][1].decode()[-600:]
    stored = answer(stage("look", made["topic"]))
    assert_sound(stored)
    assert len(stored["posts"]) == 1 + CROWD


def test_a_reading_mark_never_goes_back(stage):
    """Pages that come in another order than they were read, from two devices, while others write."""
    made = answer(stage("prepare", 2))
    stage("write", made["topic"], 20, *made["writers"]).communicate(timeout=120)
    reading = [stage("read", made["topic"], 12, made["moderator"], made["writers"][0]) for _ in range(2)]
    writing = stage("write", made["other"], 5, *made["writers"])
    told = [answer(process) for process in reading]
    writing.communicate(timeout=120)
    assert [each["back"] for each in told] == [0, 0]
    assert [each["last"] for each in told] == [41, 41]
