"""A task for the test of a killed worker: the first attempt takes too long, the next is quick."""

import time
from pathlib import Path

from django_tasks import task


@task()
def note(file: str) -> None:
    notes = Path(file)
    first = not notes.exists()
    with notes.open("a") as handle:
        handle.write("begun\n")
    if first:
        time.sleep(120)
    with notes.open("a") as handle:
        handle.write("done\n")
