"""Whatever is sent more than once is stored once: by forms, by letters, by both, at the same time."""

import json
import os
from pathlib import Path

import pytest

SENDING = Path(__file__).with_name("sending.py")
# The long form sends ten thousand.
SENDS = int(os.environ.get("SENDS", "400"))
PROCESSES = 2
pytestmark = pytest.mark.django_db


def answer(process):
    out, error = process.communicate(timeout=60 + SENDS * 2)
    assert process.returncode == 0, error.decode()[-2000:]
    return json.loads(out)


def test_nothing_that_is_sent_twice_is_stored_twice(staged):
    people = answer(staged(SENDING, "prepare"))["people"]
    halves = people[::2], people[1::2]
    started = [
        staged(SENDING, "send", SENDS // PROCESSES, number, *half) for number, half in enumerate(halves)
    ]
    told = [answer(process) for process in started]
    stored = answer(staged(SENDING, "look"))
    assert sum(each["sends"] for each in told) >= SENDS
    assert stored["double"] == []
    assert stored["texts"] == sorted(text for each in told for text in each["meant"])
    assert len(stored["texts"]) > SENDS // 10
    assert (stored["sparse"], stored["drift"]) == ([], [])
    assert stored["reports"] == 1
    assert 0 < stored["topics"] < len(stored["texts"])
    # Nobody votes or thanks twice, however often they click.
    assert 0 < stored["votes"] <= len(people) * 4
    assert 0 < stored["thanks"] <= len(people) * 4
