"""Compares what systems count with what SQL counts: quick and wrong is no result."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bench.measures import Run

if TYPE_CHECKING:
    from bench.running import Measured

REFERENCE = "fts5"
BROWSES, QUERIES = 20, 20
# Systems with word rules of their own find nearly the same texts; what they count without words must agree.
OWN_WORD_RULES = {"postgres", "wagtail"}
# How many browses and queries a slow one is asked.
SLOW = {"wagtail": (3, 0)}


def check(systems: "Sequence[Measured]", run: Run) -> None:
    """Adds to the run what was compared and every difference that must not be."""
    reference = next((system for system in systems if system.name == REFERENCE), None)
    if reference is None:
        run.agreement.append("nothing was compared: the counts of SQL are missing")
        return
    for system in systems:
        if system is not reference:
            _compare(reference, system, run)


def _compare(reference: "Measured", system: "Measured", run: Run) -> None:
    lists = 0
    browses, queries = SLOW.get(system.name, (BROWSES, QUERIES))
    for number in range(browses):
        right, told = (one.order("found", row="c2", number=number) for one in (reference, system))
        lists += len(right["counts"])
        run.differences += differences(f"{system.name}, browse {number}", right, told)
    line = f"{system.name}: {lists} facet lists of browses compared with SQL"
    pairs = [
        tuple(one.order("found", row="e2", number=number) for one in (reference, system))
        for number in range(queries)
    ]
    if system.name in OWN_WORD_RULES and pairs:
        right, told = (sum(pair[side]["total"] for pair in pairs) for side in (0, 1))
        line += f"; {told} hits of queries beside {right}, with word rules of its own"
    elif pairs:
        for number, (right, told) in enumerate(pairs):
            run.differences += differences(f"{system.name}, query {number}", right, told)
        line += f", and {sum(len(right['counts']) for right, _told in pairs)} of queries"
    run.agreement.append(line)


def differences(where: str, right: Mapping[str, Any], told: Mapping[str, Any]) -> list[str]:
    found = []
    if right["total"] != told["total"]:
        found.append(f"{where}: {told['total']} hits, SQL has {right['total']}")
    for facet, counts in right["counts"].items():
        other = told["counts"].get(facet, {})
        found += [
            f"{where}, {facet} {value}: {other.get(value, 0)}, SQL has {counts.get(value, 0)}"
            for value in sorted({*counts, *other})
            if counts.get(value, 0) != other.get(value, 0)
        ]
    return found
