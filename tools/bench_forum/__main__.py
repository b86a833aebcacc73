"""`make bench-forum`: measures the forums beside others and says whether they reach what they should.

BENCH_POSTS gives all systems one size (without it, a million posts beside peers' hundred thousand); BENCH_POSTGRES
is the address of a server; BENCH_ROUNDS says how often each page is asked; BENCH_FRESH=yes loads everything anew.
"""

import os
import sys
from pathlib import Path

from measuring import machine
from measuring.tables import put_into

from bench_forum import databases, installing, report, rounds
from bench_forum.figures import Run, write
from bench_forum.loading import Loaded
from bench_forum.systems import KINDS, PLACE, ROOT, System, SystemFailed, systems

RESULTS = ROOT / "build" / "bench" / "forum.json"
DOCUMENTATION = ROOT / "docs" / "benchmarks" / "forum.md"
POSTS, PEER_POSTS, SMALL = 1_000_000, 100_000, 50_000
LEAST = 5_000


def main() -> int:
    chosen = os.environ.get("BENCH_POSTS", "")
    posts, peer_posts = (int(chosen), int(chosen)) if chosen else (POSTS, PEER_POSTS)
    if posts < LEAST:
        print(f"BENCH_POSTS is a number of posts, at least {LEAST:,}", file=sys.stderr)
        return 2
    load = machine.load()
    found = Run(posts, "PostgreSQL" if databases.server() else "SQLite")
    _say(f"{posts:,} posts, peers {peer_posts:,}, on {found.database}")
    PLACE.mkdir(parents=True, exist_ok=True)
    loaded = _loaded(systems(posts, peer_posts, _peers(found)), found)
    rounds.run(loaded, found, int(os.environ.get("BENCH_ROUNDS", "20")), _say)
    _say(f"\n{report.terminal(found)}\n")
    write(found, RESULTS)
    if not found.skipped and posts in (POSTS, SMALL):
        put_into(DOCUMENTATION, {posts: report.section(found, load)}, report.UNIT)
    return 0


def _peers(found: Run) -> Path | None:
    try:
        return installing.peers_python(_say)
    except (SystemFailed, OSError) as error:
        found.skipped |= {kind.name: str(error) for kind in KINDS[1:]}
        return None


def _loaded(present: list[System], found: Run) -> dict[System, Loaded]:
    loaded = {}
    fresh = os.environ.get("BENCH_FRESH", "") == "yes"
    for system in present:
        try:
            loaded[system] = system.load(_say, fresh=fresh)
        except SystemFailed as error:
            found.skipped[system.name] = str(error)
            _say(f"  {system.name}: {error}")
    return loaded


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
