"""A writer killed at any moment leaves a readable index with every commit it finished."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from search import engine, queue
from search.engines.base import Request
from search.indexing import drain
from search.models import Outbox

ROOT = Path(__file__).resolve().parents[2]
# A hundred where changes are decided on.
KILLS = int(os.environ.get("KILLS", "100" if os.environ.get("CI") == "true" else "6"))
WRITER = """
import sys
from pathlib import Path
from django.conf import settings
settings.configure(USE_I18N=False)
from search.engines.base import Document
from search.engines.tantivy import TantivyEngine
from search.entry import Access, Entry

first = int(sys.argv[2])
with TantivyEngine(Path(sys.argv[1])).update() as writer:
    for batch in range(first, first + 10_000):
        documents = {}
        # One of the batch before is changed: what is taken out of an index has files of its own.
        keys = [f"auth.group:{batch}-{number}" for number in range(5)] + [f"auth.group:{max(batch - 1, 0)}-0"]
        for key in keys:
            entry = Entry(key=key, kind="brief", language="en", title="Batch", url="/x/", access=Access.public(), body="word")
            documents[key] = Document(entry, entry.access.key, entry.facet_values)
        writer.replace(documents)
        writer.commit()
        print(batch, flush=True)
"""


def test_killed_writers_lose_nothing(shelf: Any, settings: Any) -> None:
    shelf.build()
    done = 0
    for kill in range(KILLS):
        command = [sys.executable, "-c", WRITER, str(settings.SEARCH_DIR), str(done)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.01 + 0.03 * (kill % 7))
            writer.kill()
            finished = 1 + len(writer.stdout.read().splitlines())
        done += finished
        answer = engine().search(Request(classes=frozenset({"public"}), snippets=False))
        # The commit that was under way may have made it; half of one never does.
        assert answer.total in {done * 5, (done + 1) * 5}
        assert answer.total % 5 == 0
        done = answer.total // 5


def test_files_of_a_commit_that_never_was_are_in_nobodys_way(
    shelf: Any, settings: Any, tmp_path: Path
) -> None:
    for number in range(3):
        shelf.put(f"Thing {number}", body="word")
    shelf.build()
    place = Path(settings.SEARCH_DIR)
    shutil.copytree(place, tmp_path / "before", ignore=shutil.ignore_patterns(".managed.json"))
    changed = shelf.put("Thing 1", body="other")
    queue(changed)
    drain()
    # What makes a commit one is written last. Without that, its files lie where the next one wants to put its own.
    shutil.copytree(tmp_path / "before", place, dirs_exist_ok=True)
    assert sorted(shelf.asked("word")) == ["Thing 0", "Thing 1", "Thing 2"]
    queue(changed)
    drain()
    assert not Outbox.objects.exists()
    assert sorted(shelf.asked("word")) == ["Thing 0", "Thing 2"]
    assert shelf.asked("other") == ["Thing 1"]
