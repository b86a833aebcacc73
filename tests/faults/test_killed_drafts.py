"""The web process is killed at random moments while somebody writes: a draft that was saved is never lost."""

import os
import random
import sqlite3
import threading
import time
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.faults.test_killed_web import TOPIC, kill_web, wait_until_back
from tests.faults.visiting import Visitor
from tests.journeys.codes import demo_signs
from tests.served import serving

pytestmark = pytest.mark.browser
# A thousand say more; they are too many for the supervisor, which waits longer after each.
FEW = 6
KILLS = int(os.environ.get("DRAFT_KILLS", FEW))
FORKING = Path(__file__).with_name("forked_uvicorn.py")


@pytest.fixture(scope="module")
def own_site(seeded_site, tmp_path_factory):
    """Not the one other tests are served from: this one is hurt."""
    with serving(
        tmp_path_factory.mktemp("killed") / "site", forking=FORKING if KILLS > FEW else None
    ) as site:
        yield site


class Typist(threading.Thread):
    """Saves a growing text as the page does, far more often than every five seconds."""

    def __init__(self, site, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.visitor, self.stop = Visitor(site.address), stop
        self.acknowledged = self.typed = 0

    def prepare(self) -> None:
        self.visitor.sign_in("practitioner@waymark.example", demo_signs()[0])
        listed = self.visitor.get("/en/forums/practice-questions/")
        for topic in dict.fromkeys(TOPIC.findall(listed)):
            page = self.visitor.get(f"/en/forums/topics/{topic}/reply/")
            if 'name="source"' in page:
                self.place, self.proof = f"reply:{topic}", self.visitor.token(page)
                return
        raise AssertionError("no topic takes replies")

    def run(self) -> None:
        while not self.stop.is_set():
            self.typed += 1
            try:
                status, _page, _address = self.visitor.post(
                    "/en/forums/drafts/save/", self.proof, place=self.place, source=text_of(self.typed)
                )
            except (URLError, HTTPException, OSError):
                time.sleep(0.05)
                continue
            if status == 200:
                self.acknowledged = self.typed
            time.sleep(0.02)


def text_of(number: int) -> str:
    return f"{number} " + "words on the way " * (number % 40)


def test_no_saved_draft_is_lost(own_site):
    stop = threading.Event()
    typist = Typist(own_site, stop)
    typist.prepare()
    typist.start()
    dice, lost = random.Random(20231114), []
    for kill in range(KILLS):
        time.sleep(dice.uniform(0.05, 0.8))
        kill_web(own_site)
        before = typist.acknowledged
        wait_until_back(own_site)
        number = stored_number(own_site, typist.place)
        if number < before:
            lost.append((kill, before, number))
    stop.set()
    typist.join(60)
    assert typist.acknowledged > KILLS
    assert lost == []
    database = sqlite3.connect(own_site.folder / "waymark.sqlite3")
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def stored_number(site, place: str) -> int:
    database = sqlite3.connect(site.folder / "waymark.sqlite3")
    row = database.execute("SELECT source FROM forums_draft WHERE key = ?", [place]).fetchone()
    database.close()
    number = int(row[0].split()[0]) if row else 0
    # Whole, not a piece of it.
    assert not row or row[0] == text_of(number).strip()
    return number
