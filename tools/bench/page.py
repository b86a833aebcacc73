"""The search page over HTTP: the site's own processes on a spare port, with a database and an index of made articles."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from measuring import processes
from measuring.percentiles import percentile
from measuring.ports import spare_port

from bench.measures import Page
from bench.questions import Question, questions
from bench.running import MEGABYTE, ROOT, Say

START_SECONDS = 120.0
WARM_UP = 30


class SiteFailed(Exception):
    """The site could not be made or did not answer."""


def measure(docs: int, place: Path, say: Say) -> Page:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "bench.site_settings",
        "PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in ("platform", "", "tools")),
        "DATA_DIR": str(place),
        "DATABASE_URL": "",
        "ELASTICSEARCH_URL": "",
        "PORT": str(spare_port()),
    }
    say("  site: setting up …")
    _run([sys.executable, "manage.py", "setup"], environment)
    say("  site: writing articles and building the index from them …")
    filled = _work("fill", docs, environment)
    with _served(environment) as site:
        port = int(environment["PORT"])
        say("  site: asking for pages …")
        web = _web_process(site)
        _pages(port, questions(series=1)[:WARM_UP])
        before = processes.cpu_seconds(web)
        times = _pages(port, questions())
        worked = processes.cpu_seconds(web) - before
        say("  site: saving and looking …")
        waited = _work("visible", docs, environment)["waited"]
        return Page(
            p50_ms=round(percentile(times, 0.50), 1),
            p95_ms=round(percentile(times, 0.95), 1),
            cpu_ms=round(1_000 * worked / len(times), 1),
            pipeline_docs_a_second=round(docs / filled["seconds"]),
            visible_p50_s=round(percentile(waited, 0.50), 2),
            visible_p95_s=round(percentile(waited, 0.95), 2),
            memory_mb=round(processes.resident(web) / MEGABYTE, 1),
        )


def _pages(port: int, asked: tuple[Question, ...]) -> list[float]:
    """Each address once over one kept connection; no answer is known from before."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = []
    for question in asked:
        began = time.perf_counter()
        connection.request("GET", f"/{question.language}/search/?{urlencode({'q': question.text})}")
        answer = connection.getresponse()
        text = answer.read()
        times.append(1_000 * (time.perf_counter() - began))
        if answer.status != 200 or b"</html>" not in text:
            raise SiteFailed(f"the search page answered {answer.status}")
    connection.close()
    return times


@contextmanager
def _served(environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """Web, worker and indexer under the site's own supervisor."""
    site = subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(int(environment["PORT"]), site)
        yield site
    finally:
        site.send_signal(signal.SIGTERM)
        try:
            site.wait(timeout=30)
        except subprocess.TimeoutExpired:
            site.kill()
            site.wait()


def _wait_for(port: int, site: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and site.poll() is None:
        try:
            _pages(port, questions(series=2)[:1])
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise SiteFailed("the site did not start")


def _web_process(site: "subprocess.Popen[bytes]") -> int:
    told = Path(f"/proc/{site.pid}/task/{site.pid}/children")
    try:
        children = [int(number) for number in told.read_text(encoding="ascii").split()]
    except OSError:
        return 0
    commands = {child: Path(f"/proc/{child}/cmdline").read_bytes() for child in children}
    return next((child for child, command in commands.items() if b"uvicorn" in command), 0)


def _work(name: str, docs: int, environment: dict[str, str]) -> Any:
    told = _run([sys.executable, "-m", "bench.site_work", name, str(docs)], environment)
    return json.loads(told.splitlines()[-1])


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SiteFailed(f"{command[1:3]} failed: {(done.stderr or done.stdout).strip()[-600:]}")
    return done.stdout
