"""A disk that is full stops the writer, not the readers; with room again all is taken in."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from search import engine, queue
from search.indexing import drain
from search.models import Outbox

ROOT = Path(__file__).resolve().parents[2]
# A file that may not grow any more fails as on a full disk, in this process alone.
WRITER = """
import resource, sys
from pathlib import Path
from django.conf import settings
settings.configure(USE_I18N=False)
from search.engines.base import Document, EngineUnavailable
from search.engines.tantivy import TantivyEngine
from search.entry import Access, Entry

def document(number):
    body = " ".join(f"w{number}x{n}" for n in range(4_000))
    entry = Entry(key=f"auth.group:{number}", kind="brief", language="en", title="T", url="/x/", access=Access.public(), body=body)
    return Document(entry, entry.access.key, entry.facet_values)

engine = TantivyEngine(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    with engine.update() as writer:
        writer.replace({f"auth.group:{number}": document(number) for number in range(1_000, 1_040)})
        writer.commit()
except EngineUnavailable as error:
    print("unavailable", flush=True)
"""


def test_a_full_disk_stops_the_writer_only(shelf: Any, settings: Any) -> None:
    shelf.put("Before", body="word")
    shelf.build()
    version = engine().version()
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(settings.SEARCH_DIR)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "unavailable"), done.stderr
    assert engine().version() == version
    assert shelf.asked("word") == ["Before"]
    queue(shelf.put("After", body="word"))
    drain()
    assert sorted(shelf.asked("word")) == ["After", "Before"]
    assert not Outbox.objects.exists()
