"""`make bench-search`: measures the search beside others and says whether it reaches what it should.

BENCH_DOCS names the sizes (10000,100000); BENCH_ELASTICSEARCH and BENCH_POSTGRES are addresses of servers. BENCH_SYSTEMS names some of the systems, BENCH_SITE=no leaves out the page.
"""

import os
import shutil
import sys

from measuring import machine
from measuring.tables import put_into

from bench import page, report
from bench.measures import Run, write
from bench.running import ROOT, SMALL_ONLY, run
from bench.systems.names import SYSTEMS

PLACE = ROOT / "build" / "bench"
RESULTS = PLACE / "search.json"
DOCUMENTATION = ROOT / "docs" / "benchmarks" / "search.md"
SIZES = (10_000, 100_000, 1_000_000)


def main() -> int:
    sizes = [int(size) for size in os.environ.get("BENCH_DOCS", "10000,100000").split(",")]
    names = os.environ.get("BENCH_SYSTEMS", ",".join(SYSTEMS)).split(",")
    unknown = sorted(set(names) - set(SYSTEMS))
    if unknown or min(sizes) < 1:
        print(
            f"BENCH_SYSTEMS knows {', '.join(SYSTEMS)}; BENCH_DOCS is numbers of documents", file=sys.stderr
        )
        return 2
    load, runs = machine.load(), []
    for docs in sizes:
        print(f"{docs:,} documents", flush=True)
        runs.append(_one(docs, names))
        print(f"\n{report.terminal(runs[-1])}\n", flush=True)
    write(runs, RESULTS)
    whole = {one.docs: report.section(one, load) for one in runs if _is_whole(one.docs, names)}
    if whole:
        put_into(DOCUMENTATION, whole, report.UNIT)
    return 1 if any(one.differences for one in runs) else 0


def _is_whole(docs: int, names: list[str]) -> bool:
    """Whether every system took part that can at this size."""
    able = {name for name in SYSTEMS if docs <= SMALL_ONLY.get(name, docs)}
    return docs in SIZES and able <= set(names)


def _one(docs: int, names: list[str]) -> Run:
    place = PLACE / "work"
    shutil.rmtree(place, ignore_errors=True)
    try:
        found = run(docs, names, place, _say)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    if os.environ.get("BENCH_SITE", "yes") != "no":
        try:
            found.page = page.measure(docs, PLACE / "site", _say)
        except page.SiteFailed as error:
            found.skipped["site"] = str(error)
    return found


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
