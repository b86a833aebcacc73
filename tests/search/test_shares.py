"""Counts of access classes, packed and added up."""

import random

import pytest

from search.engines.base import Tally
from search.shares import LANE_BYTES, Shares

MOST = 2 ** (8 * LANE_BYTES) - 1


def shares_of(tally: Tally) -> Shares:
    shares = Shares.of(tally)
    assert shares is not None
    return Shares.read(shares.kept())


@pytest.mark.parametrize("seed", range(20))
def test_sums_are_those_of_plain_addition(seed: int) -> None:
    chance = random.Random(seed)
    classes = [f"class-{number}" for number in range(chance.randrange(1, 30))]
    values = {
        name: {
            f"{name}-{number}": {key: chance.randrange(1, 10**6) for key in classes if chance.random() < 0.4}
            for number in range(chance.randrange(0, 40))
        }
        for name in ("kind", "topic", "empty")
    }
    totals = {key: chance.randrange(10**6) for key in classes}
    met = {key for key in classes if chance.random() < 0.5} | {"a class nobody has counted"}
    shares = shares_of(Tally(values, totals))
    wanted = {
        name: {
            value: count
            for value, counts in by_value.items()
            if (count := sum(counts.get(key, 0) for key in met))
        }
        for name, by_value in values.items()
    }
    assert shares.counts(met) == wanted
    assert shares.total(met) == sum(totals.get(key, 0) for key in met)


def test_the_largest_sums_stay_in_their_place() -> None:
    """A count that fills its place must not carry into its neighbour's."""
    half = MOST // 2
    counts = {"a": {"one": half, "two": half + 1}, "b": {"one": 1}, "c": {"two": MOST}}
    shares = shares_of(Tally({"kind": counts}, {"one": 1, "two": 2}))
    assert shares.counts({"one", "two"}) == {"kind": {"a": MOST, "b": 1, "c": MOST}}


def test_nobody_is_counted_nothing() -> None:
    shares = shares_of(Tally({"kind": {"a": {"one": 3}}}, {"one": 3}))
    assert (shares.counts(()), shares.total(())) == ({"kind": {}}, 0)


def test_there_is_nothing_to_count() -> None:
    shares = shares_of(Tally({}, {}))
    assert shares.counts({"one"}) == {}


@pytest.mark.parametrize("kept", [{}, {"rows": "!", "values": {}, "totals": {}}, {"rows": 3}])
def test_what_was_never_kept_is_refused(kept: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Shares.read(kept)


def test_a_class_without_a_total_is_left_out() -> None:
    """On a server a commit can come between the call for values and the one for totals."""
    shares = shares_of(Tally({"kind": {"a": {"one": 1, "new": 5}}}, {"one": 1}))
    assert shares.counts({"one", "new"}) == {"kind": {"a": 1}}
