"""Rounds: one request to each system in turn, so that noise of the machine hits all alike."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass

import brotli
from measuring.percentiles import percentile

from bench_forum.asking import Answer, Asker
from bench_forum.figures import PAGES, READERS, Figure, Reply, Run
from bench_forum.loading import Loaded
from bench_forum.serving import served
from bench_forum.systems import Say, System, SystemFailed

WARM_UPS = 5
REPLIES = 7
# As Waymark's own middleware packs; no peer packs by itself, so the asking side does it for all.
QUALITY = 5


@dataclass(slots=True)
class Ready:
    """A system that answers, with its two readers and a second member for the retry probe."""

    system: System
    readers: dict[str, Asker]
    other: Asker

    @classmethod
    def of(cls, system: System, port: int, loaded: Loaded) -> "Ready":
        first, second = loaded["sessions"]
        visitor, member = (Asker(system.name, port, loaded, session) for session in ("", first))
        return cls(system, {"anonymous": visitor, "member": member}, Asker(system.name, port, loaded, second))


def run(loaded: Mapping[System, Loaded], found: Run, rounds: int, say: Say) -> None:
    with ExitStack() as servers:
        ready: list[Ready] = []
        for system, told in loaded.items():
            try:
                ready.append(Ready.of(system, servers.enter_context(served(system)), told))
            except SystemFailed as error:
                found.skipped[system.name] = str(error)
        for page in PAGES:
            for reader in READERS:
                say(f"  {page}-{reader} …")
                _measure(page, reader, ready, found, rounds)
        say("  replies …")
        for one in ready:
            if one.system.name not in found.skipped:
                _reply(one, found)


def _measure(page: str, reader: str, ready: list[Ready], found: Run, rounds: int) -> None:
    row = f"{page}-{reader}"
    taken: dict[System, list[Answer]] = {one.system: [] for one in ready}
    for number in range(WARM_UPS + rounds):
        for one in ready:
            if one.system.name in found.skipped:
                continue
            try:
                answer = one.readers[reader].page(page)
            except (SystemFailed, OSError) as error:
                found.skipped[one.system.name] = str(error)
                continue
            if number >= WARM_UPS:
                taken[one.system].append(answer)
    for system, answers in taken.items():
        if answers and system.name not in found.skipped:
            packed = len(brotli.compress(answers[-1].body, quality=QUALITY))
            found.figures.append(Figure.of(row, system.name, system.posts, answers, packed))


def _reply(one: Ready, found: Run) -> None:
    """Distinct texts first; then one form three times, of which one text should be left.

    Each text has a number that no run on the same database had: a forum may refuse what was posted before.
    """
    member, path = one.readers["member"], one.other.loaded["reply"]
    try:
        first = one.system.stored(one.other.loaded["topic"])
        answers = [_replied(member, path, first + number) for number in range(REPLIES + 1)][1:]
        before = one.system.stored(one.other.loaded["topic"])
        form = one.other.reply_form(f"The same words after post {before}, sent again: the line was slow.")
        for _sending in range(3):
            one.other.send(path, form)
        copies = one.system.stored(one.other.loaded["topic"]) - before
    except (SystemFailed, OSError) as error:
        found.skipped[f"{one.system.name}, reply"] = str(error)
        return
    found.replies[one.system.name] = Reply(
        queries=max(answer.queries for answer in answers),
        cpu_ms_p50=round(percentile([answer.cpu_ms for answer in answers], 0.5), 2),
        wall_ms_p50=round(percentile([answer.wall_ms for answer in answers], 0.5), 2),
        copies=copies,
    )


def _replied(member: Asker, path: str, number: int) -> Answer:
    form = member.reply_form(
        f"Reply number {number}: a few words that nobody wrote before, in two lines.\n\nThank you."
    )
    answer = member.send(path, form)
    if answer.status not in {302, 303}:
        raise SystemFailed(f"{member.name}: a reply was answered with {answer.status}")
    return answer
