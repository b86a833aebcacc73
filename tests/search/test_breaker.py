"""When a server that fails is asked again; needs the client library, no server."""

import pytest

from search.engines.base import EngineUnavailable

pytest.importorskip("elasticsearch", reason="the client of the search server is not installed")

from elasticsearch import ApiError, ConnectionTimeout

from search.engines.elastic.breaker import FAILURES, FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS, Breaker


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


class Refused:
    """What the client makes of an answer."""

    def __init__(self, status: int) -> None:
        self.status = status


def fails(breaker: Breaker, error: Exception | None = None) -> str:
    with pytest.raises(EngineUnavailable) as told, breaker.guard():
        raise error or ConnectionTimeout("too long")
    return str(told.value)


def works(breaker: Breaker) -> bool:
    with breaker.guard():
        return True


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_breaker(clock: Clock) -> Breaker:
    breaker = Breaker(clock)
    for _time in range(FAILURES):
        fails(breaker)
    return breaker


def test_some_failures_are_borne(clock: Clock) -> None:
    breaker = Breaker(clock)
    for _round in range(3):
        for _time in range(FAILURES - 1):
            fails(breaker)
        assert works(breaker)


def test_after_more_it_is_left_alone(open_breaker: Breaker) -> None:
    assert "left alone" in fails(open_breaker)


def test_then_one_may_try(open_breaker: Breaker, clock: Clock) -> None:
    clock.now += FIRST_PAUSE_SECONDS
    open_breaker._enter()
    assert "left alone" in fails(open_breaker)
    open_breaker._answered()
    assert works(open_breaker)


def test_pauses_grow_to_a_limit(open_breaker: Breaker, clock: Clock) -> None:
    for _time in range(12):
        clock.now += LONGEST_PAUSE_SECONDS
        assert "is away" in fails(open_breaker)
        assert "left alone" in fails(open_breaker)
    clock.now += LONGEST_PAUSE_SECONDS
    assert works(open_breaker)
    assert works(open_breaker)


@pytest.mark.parametrize(("status", "closes"), [(400, False), (404, False), (429, True), (503, True)])
def test_a_question_it_refuses_is_no_failure_of_the_server(clock: Clock, status: int, closes: bool) -> None:
    breaker = Breaker(clock)
    for _time in range(FAILURES):
        fails(breaker, ApiError("no", Refused(status), {}))
    if closes:
        assert "left alone" in fails(breaker)
    else:
        assert works(breaker)
