"""With real processes: what dies comes back, and nothing is left when the supervisor goes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from background.supervisor import FIRST_PAUSE, LONGEST_PAUSE, WELL_AFTER, Child, Supervisor

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20
# A child that notes its number and then sleeps; `deaf` ones do not listen to a polite end.
CHILD = """
import os, signal, sys, time
if "deaf" in sys.argv:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
with open(sys.argv[1], "a") as notes:
    notes.write(f"{os.getpid()}\\n")
if "short" in sys.argv:
    sys.exit(3)
time.sleep(60)
"""
SUPERVISOR = """
import sys
from background.supervisor import Child, Supervisor
names = sys.argv[2:]
children = [Child(name, [sys.executable, "-c", CHILD, f"{sys.argv[1]}/{name}", name]) for name in names]
Supervisor(children, say=lambda text: print(text, flush=True), grace=1.0).run()
print("over", flush=True)
"""


@pytest.fixture
def supervise(tmp_path):
    """Starts a supervisor of children with the given names and ends it whatever happens."""
    running = []

    def start(*names):
        code = f"CHILD = {CHILD!r}\n{SUPERVISOR}"
        running.append(
            subprocess.Popen(
                [sys.executable, "-c", code, str(tmp_path), *names],
                env={**os.environ, "PYTHONPATH": str(ROOT / "platform")},
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        return running[-1]

    yield start
    for process in running:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


def numbers(folder, name, *, count=1):
    """The process numbers that the child of this name has had, once there are so many."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        file = folder / name
        found = [int(line) for line in file.read_text().split()] if file.exists() else []
        if len(found) >= count:
            return found
        time.sleep(0.05)
    raise AssertionError(f"{name} did not start {count} times")


def gone(number):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            os.kill(number, 0)
            state = Path(f"/proc/{number}/stat")
            if state.exists() and state.read_text().split(") ")[1].startswith("Z"):
                return True
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_a_killed_child_comes_back(supervise, tmp_path):
    process = supervise("web", "worker")
    numbers(tmp_path, "web")
    (worker,) = numbers(tmp_path, "worker")
    os.kill(worker, signal.SIGKILL)
    assert numbers(tmp_path, "worker", count=2)[1] != worker
    assert len(numbers(tmp_path, "web")) == 1
    process.send_signal(signal.SIGTERM)
    said = process.communicate(timeout=PATIENCE)[0]
    assert "worker ended (SIGKILL); it is started again in 0.5 s" in said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_all_end_together(supervise, tmp_path, number):
    process = supervise("web", "worker")
    children = [*numbers(tmp_path, "web"), *numbers(tmp_path, "worker")]
    process.send_signal(number)
    assert process.communicate(timeout=PATIENCE)[0].endswith("over\n")
    assert process.returncode == 0
    assert all(gone(child) for child in children)


def test_a_child_that_does_not_listen_is_ended(supervise, tmp_path):
    process = supervise("deaf")
    (child,) = numbers(tmp_path, "deaf")
    process.send_signal(signal.SIGTERM)
    assert "deaf does not stop and is ended" in process.communicate(timeout=PATIENCE)[0]
    assert gone(child)


def test_a_second_signal_hurries(supervise, tmp_path):
    process = supervise("deaf")
    (child,) = numbers(tmp_path, "deaf")
    process.send_signal(signal.SIGINT)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=PATIENCE)
    assert gone(child)


def test_a_child_that_keeps_failing_is_tried_with_growing_pauses(supervise, tmp_path):
    process = supervise("short")
    numbers(tmp_path, "short", count=2)
    process.send_signal(signal.SIGTERM)
    said = process.communicate(timeout=PATIENCE)[0].splitlines()
    assert said[0] == "short ended (exit code 3); it is started again in 0.5 s"
    assert said[1:2] in (["short ended (exit code 3); it is started again in 1 s"], ["over"])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")
def test_children_do_not_outlive_a_killed_supervisor(supervise, tmp_path):
    process = supervise("web")
    (child,) = numbers(tmp_path, "web")
    process.kill()
    process.communicate(timeout=PATIENCE)
    assert gone(child)


def test_the_pause_grows_to_a_limit_and_shrinks_after_a_good_while():
    said = []
    child = Child("web", ["none"], started_at=0.0)
    supervisor = Supervisor([child], say=said.append)
    for _ in range(9):
        supervisor._plan_restart(child, 1, now=1.0)
    assert child.pause == LONGEST_PAUSE
    supervisor._plan_restart(child, 1, now=WELL_AFTER + 1)
    assert child.pause == FIRST_PAUSE * 2


def test_a_failed_start_ends_the_others(tmp_path):
    steady = Child("steady", [sys.executable, "-c", CHILD, str(tmp_path / "steady")])
    with pytest.raises(FileNotFoundError):
        Supervisor([steady, Child("absent", [str(tmp_path / "absent")])], say=print, grace=5.0).run()
    assert steady.process is not None
    assert steady.process.poll() is not None
