"""What the forums are meant to reach, and whether a run did."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench_forum.figures import PAGES, READERS, Run
from bench_forum.systems import OURS

QUERIES = {"index": (3, 7), "list": (4, 9), "list-deep": (4, 9), "topic": (5, 10), "topic-deep": (5, 10)}
CPU_SHARE = 0.5
DEEP_SHARE = 1.2
KIB = 1024
TOPIC_BYTES, TOPIC_PACKED, LIST_BYTES = 45 * KIB, 12 * KIB, 20 * KIB
REPLY_QUERIES, COPIES = 12, 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """One target beside what was measured."""

    name: str
    wanted: str
    measured: str
    met: bool


def verdicts(run: Run) -> list[Verdict]:
    return [*_queries(run), *_shares(run), *_deep(run), *_sizes(run), *_reply(run)]


def _queries(run: Run) -> Iterator[Verdict]:
    for page in PAGES:
        for place, reader in enumerate(READERS):
            found = run.figure(f"{page}-{reader}", OURS)
            if found is not None:
                most = QUERIES[page][place]
                yield Verdict(
                    f"queries, {found.row}", f"at most {most}", str(found.queries), found.queries <= most
                )


def _shares(run: Run) -> Iterator[Verdict]:
    for page in PAGES:
        for reader in READERS:
            found, best = (
                run.figure(f"{page}-{reader}", OURS),
                run.best_other(f"{page}-{reader}", OURS),
            )
            if found is not None and best is not None:
                share = found.cpu_ms_p50 / max(best, 0.001)
                yield Verdict(
                    f"CPU beside the best peer, {found.row}",
                    f"at most {CPU_SHARE:g}",
                    f"{share:.2f}",
                    share <= CPU_SHARE,
                )


def _deep(run: Run) -> Iterator[Verdict]:
    for page in ("topic", "list"):
        for reader in READERS:
            first, deep = (run.figure(f"{name}-{reader}", OURS) for name in (page, f"{page}-deep"))
            if first is not None and deep is not None:
                share = deep.cpu_ms_p50 / max(first.cpu_ms_p50, 0.001)
                yield Verdict(
                    f"deep page beside the first, {first.row}",
                    f"at most {DEEP_SHARE:g}",
                    f"{share:.2f}",
                    share <= DEEP_SHARE,
                )


def _sizes(run: Run) -> Iterator[Verdict]:
    for reader in READERS:
        topic, listed = (run.figure(f"{page}-{reader}", OURS) for page in ("topic", "list"))
        if topic is not None:
            yield _most_bytes(f"bytes, {topic.row}", TOPIC_BYTES, topic.bytes)
            yield _most_bytes(f"bytes with Brotli, {topic.row}", TOPIC_PACKED, topic.packed)
        if listed is not None:
            yield _most_bytes(f"bytes, {listed.row}", LIST_BYTES, listed.bytes)


def _most_bytes(name: str, limit: int, value: int) -> Verdict:
    return Verdict(name, f"at most {limit / KIB:g} KiB", f"{value / KIB:.1f} KiB", value <= limit)


def _reply(run: Run) -> Iterator[Verdict]:
    found = run.replies.get(OURS)
    if found is not None:
        yield Verdict(
            "queries, reply", f"at most {REPLY_QUERIES}", str(found.queries), found.queries <= REPLY_QUERIES
        )
        yield Verdict(
            "copies of a form sent three times", f"{COPIES}", str(found.copies), found.copies == COPIES
        )
