"""Two indexers at once, killed again and again while people write: in the end the index is what the database is."""

import os
import random
import subprocess
import sys
import time

import pytest

from search.checking import compare
from search.models import Outbox
from tests.seeded import ROOT, environment_of, on_sqlite

KILLS = int(os.environ.get("KILLS", "6"))
PATIENCE = 90


@pytest.fixture
def own_site(seeded_site, tmp_path, django_db_blocker):
    if not on_sqlite():
        pytest.skip("other processes are given a database file")
    with django_db_blocker.unblock():
        site = seeded_site.fork(tmp_path / "site")
        with site.in_use():
            yield site
        site.drop()


class Indexers:
    """Processes that do nothing but index."""

    def __init__(self, site, count: int) -> None:
        self.environment = environment_of(site.folder)
        self.told = site.folder / "indexers.log"
        self.processes = [self._start() for _number in range(count)]

    def _start(self):
        command = [sys.executable, "-W", "ignore", str(ROOT / "manage.py"), "search_worker"]
        with self.told.open("ab") as told:
            return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=told, stderr=told)

    def kill_one(self, number: int) -> None:
        killed = self.processes[number]
        killed.kill()
        killed.wait()
        self.processes[number] = self._start()

    def end(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()


def test_nothing_is_lost_and_nothing_stays_that_should_not(own_site):
    from forums import services
    from forums.models import Topic

    chance = random.Random(11)
    topics = list(Topic.objects.filter(hidden=False, locked=False).select_related("author", "forum")[:20])
    indexers = Indexers(own_site, 2)
    written, hidden = [], []
    try:
        for kill in range(KILLS):
            for number in range(4):
                topic = chance.choice(topics)
                word = f"lanternfish{kill}x{number}"
                post = services.reply(author=topic.author, topic=topic, source=f"Seen: {word}.")
                if number == 3:
                    services.hide_post(actor=topic.author, post=post, reason="Said twice.")
                    hidden.append(word)
                else:
                    written.append(word)
                time.sleep(chance.uniform(0.05, 0.4))
            indexers.kill_one(kill % 2)
        until = time.monotonic() + PATIENCE
        while Outbox.objects.exists() and time.monotonic() < until:
            time.sleep(0.2)
    finally:
        indexers.end()
    left = list(Outbox.objects.values_list("key", "attempts", "error"))
    assert not left, indexers.told.read_text()[-2_000:]
    assert compare().is_right
    assert [word for word in written if not _is_found(word)] == []
    assert [word for word in hidden if _is_found(word)] == []


def _is_found(word: str) -> bool:
    from search import engine
    from search.access import met_classes
    from search.engines.base import Request
    from search.models import AccessClass
    from search.parser import parse

    everybody = {
        token for rule in AccessClass.objects.all() for clause in rule.requirements for token in clause
    }
    version = engine().version()
    return engine().search(Request(parsed=parse(word), classes=met_classes(everybody, version))).total > 0
