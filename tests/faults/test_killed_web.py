"""The web process is killed while people write: what was acknowledged is there, once, and the site comes back."""

import os
import re
import signal
import sqlite3
import threading
import time
from http.client import HTTPException
from urllib.error import URLError

import pytest

from tests.faults.visiting import Visitor
from tests.journeys.codes import demo_signs
from tests.served import serving

pytestmark = pytest.mark.browser

WRITERS = ("member", "practitioner", "counsellor", "me-officer", "focal-point")
KILLS = int(os.environ.get("KILLS", "6"))
BACK_WITHIN = 60.0
TOPIC = re.compile(r"/en/forums/topics/(\d+)/")


@pytest.fixture(scope="module")
def own_site(seeded_site, tmp_path_factory):
    """Not the one other tests are served from: this one is hurt."""
    with serving(tmp_path_factory.mktemp("killed") / "site") as site:
        yield site


class Writer(threading.Thread):
    """Sends texts one after the other, each again with the same key until it is acknowledged."""

    def __init__(self, site, name: str, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.visitor, self.name, self.stop = Visitor(site.address), name, stop
        self.acknowledged: list[str] = []
        self.sent = 0
        self.fault = ""

    def prepare(self) -> None:
        self.visitor.sign_in(f"{self.name}@waymark.example", demo_signs()[0])
        listed = self.visitor.get("/en/forums/practice-questions/")
        # A topic that is closed for replies shows no form.
        for topic in dict.fromkeys(TOPIC.findall(listed)):
            self.place = f"/en/forums/topics/{topic}/reply/"
            page = self.visitor.get(self.place)
            if 'name="source"' in page:
                self.proof = self.visitor.token(page)
                return
        raise AssertionError("no topic takes replies")

    def run(self) -> None:
        # Ten posts a minute is what one person may send.
        while not self.stop.is_set() and self.sent < 9:
            self.sent += 1
            text = f"Text {self.sent} of {self.name} while the lights go out"
            key = f"{self.name}-{self.sent}"
            while not self.stop.is_set():
                if self._acknowledged(text, key):
                    self.acknowledged.append(text)
                    break
                time.sleep(0.05)

    def _acknowledged(self, text: str, key: str) -> bool:
        try:
            status, page, address = self.visitor.post(
                self.place, self.proof, source=text, language="en", key=key, act="post"
            )
        except (URLError, HTTPException, OSError):
            return False
        return status == 200 and text in page and "/reply/" not in address


def test_nothing_acknowledged_is_lost(own_site):
    stop = threading.Event()
    writers = [Writer(own_site, name, stop) for name in WRITERS]
    for writer in writers:
        writer.prepare()
    for writer in writers:
        writer.start()
    for _kill in range(KILLS):
        time.sleep(0.4)
        kill_web(own_site)
        wait_until_back(own_site)
    for writer in writers:
        writer.join(60)
    stop.set()
    database = sqlite3.connect(own_site.folder / "waymark.sqlite3")
    stored = [
        row[0]
        for row in database.execute("SELECT source FROM forums_post WHERE source LIKE 'Text %lights go out'")
    ]
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    told = [text for writer in writers for text in writer.acknowledged]
    assert len(told) >= len(WRITERS)
    assert sorted(set(told) - set(stored)) == []
    assert len(stored) == len(set(stored))


def test_the_same_form_sent_many_times_at_once(own_site):
    visitor = Visitor(own_site.address)
    visitor.sign_in("practitioner@waymark.example", demo_signs()[0])
    place = "/en/forums/events-opportunities/start/"
    page = visitor.get(place)
    fields = {"title": "Sent by an impatient finger", "source": "Only once, please.", "language": "en"}
    fields |= {"key": visitor.hidden(page)["key"], "act": "post"}
    ends: list[tuple[int, str]] = []

    def send() -> None:
        status, _page, address = visitor.post(place, visitor.token(page), **fields)
        ends.append((status, address.partition("#")[0]))

    threads = [threading.Thread(target=send) for _number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    database = sqlite3.connect(own_site.folder / "waymark.sqlite3")
    count = database.execute(
        "SELECT count(*) FROM forums_topic WHERE title = ?", [fields["title"]]
    ).fetchone()[0]
    assert count == 1
    assert len(set(ends)) == 1, ends


def kill_web(site) -> None:
    for child in site.children("uvicorn"):
        os.kill(child, signal.SIGKILL)


def wait_until_back(site) -> None:
    visitor, until = Visitor(site.address), time.monotonic() + BACK_WITHIN
    while time.monotonic() < until:
        try:
            if "ok" in visitor.get("/livez"):
                return
        except (URLError, HTTPException, OSError):
            time.sleep(0.1)
    raise AssertionError("the site did not come back")
