"""A writer killed at any moment leaves a readable index with every commit it finished."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from search import engine
from search.engines.base import Request

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
        for number in range(5):
            key = f"auth.group:{batch}-{number}"
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
