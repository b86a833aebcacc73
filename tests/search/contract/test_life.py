"""A build goes on after its process has died, and the index that answered before can answer again."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from search import Access, Passage, cube, engine
from search.engines.base import Build, EngineUnavailable
from search.remembering import forget_answers
from tests.search.stock import Stock, document, key_of


class PowerCut(KeyboardInterrupt):
    """The process ends; no handler of errors takes part."""


@contextmanager
def half_a_build() -> Iterator[Build]:
    with suppress(PowerCut), engine().build() as build:
        yield build
        raise PowerCut


def cut_short(*titles: str, uncommitted: str = "") -> None:
    with half_a_build() as build:
        build.add([document(title, body="word", passages=(Passage(title),)) for title in titles])
        build.commit()
        build.note("half")
        if uncommitted:
            build.add([document(uncommitted, body="word")])


@pytest.fixture(autouse=True)
def _filled(stock: Stock) -> Iterator[None]:
    stock.fill([document("Present", body="word")])
    forget_answers()
    yield
    with engine().build():
        """Takes away what a test left unfinished."""


def test_an_unfinished_build_is_gone_on_with(stock: Stock) -> None:
    version = engine().version()
    cut_short("A", "B")
    assert engine().version() == version
    assert engine().unfinished() == "half"
    with engine().build(go_on=True) as build:
        assert sorted(build.keys()) == [key_of("A"), key_of("B")]
        build.replace({key_of("B"): document("B", body="word"), key_of("C"): document("C", body="word")})
        build.commit()
        assert build.count() == 3
        assert build.publish() == build.name == engine().info().generation
    assert stock.found("word") == {"A", "B", "C"}
    assert engine().info().passages == 4
    assert engine().unfinished() == ""


def test_what_comes_again_is_there_once(stock: Stock) -> None:
    cut_short("A", uncommitted="B")
    with engine().build(go_on=True) as build:
        build.replace({key_of(title): document(title, body="word") for title in ("A", "B")})
        build.commit()
        assert sorted(build.keys()) == [key_of("A"), key_of("B")]
        build.publish()
    assert stock.found("word") == {"A", "B"}


def test_passages_of_half_a_document_do_not_stay(stock: Stock) -> None:
    """The process died after the passages and before what they belong to."""
    with half_a_build() as build:
        build.add([document("A"), document("Half", passages=tuple(Passage(f"part{n}") for n in range(5)))])
        build.commit()
        build.note("half")
        _take_out_of_the_documents(build, key_of("Half"))
    with engine().build(go_on=True) as build:
        build.replace({key_of("Half"): document("Half", passages=(Passage("part9"),))})
        build.replace({key_of("Half"): None})
        build.replace({key_of("Half"): None})
        build.replace({key_of("Half"): document("Half", passages=(Passage("part9"),))})
        build.commit()
        build.publish()
    assert engine().info().passages == 1


def _take_out_of_the_documents(build: Build, key: str) -> None:
    if hasattr(build, "place"):
        with build._server.writing() as client:
            client.delete(index=build.place.documents, id=key)
    else:
        build._main.delete_documents_by_term("key", key)
    build.commit()


def test_a_fresh_build_takes_the_place_of_an_unfinished_one(stock: Stock) -> None:
    cut_short("A")
    with engine().build() as build:
        assert list(build.keys()) == []
        assert engine().unfinished() == ""
    with engine().build(go_on=True) as build:
        build.commit()
        assert list(build.keys()) == []


def test_a_build_that_fails_when_gone_on_with_is_gone(stock: Stock) -> None:
    cut_short("A")
    with pytest.raises(ZeroDivisionError), engine().build(go_on=True):
        _ = 1 / 0
    assert engine().unfinished() == ""
    assert stock.found() == {"Present"}


def test_going_back_and_forth(stock: Stock) -> None:
    first = engine().info().generation
    stock.fill([document("Other", body="word")])
    second = engine().info().generation
    for now, then, title in (
        (second, first, "Present"),
        (first, second, "Other"),
        (second, first, "Present"),
    ):
        version = engine().version()
        assert (engine().info().generation, engine().previous()) == (now, then)
        with engine().going_back() as build:
            build.commit()
            assert build.publish() == build.name == then
        assert engine().version() != version
        assert stock.found("word") == {title}
    stock.change(document("Later", body="word"))
    assert stock.found("word") == {"Present", "Later"}
    assert engine().previous() == second


def test_the_old_index_is_brought_up_to_date_before_it_answers(stock: Stock) -> None:
    stock.fill([document("Other", body="word")])
    with engine().going_back() as build:
        build.replace({key_of("Present"): document("Present", body="word", access=Access.members())})
        build.commit()
        assert stock.found("word") == {"Other"}
        build.publish()
    assert stock.found("word") == set()
    assert stock.found("word", classes=("member",)) == {"Present"}


def test_going_back_that_fails_changes_nothing(stock: Stock) -> None:
    stock.fill([document("Other", body="word")])
    version, previous = engine().version(), engine().previous()
    with pytest.raises(ZeroDivisionError), engine().going_back():
        _ = 1 / 0
    assert (engine().version(), engine().previous()) == (version, previous)
    assert stock.found("word") == {"Other"}


def test_counts_for_browsing_are_of_the_index_that_answers(stock: Stock) -> None:
    cube.renew(engine())
    stock.fill([document("Other", kind="story"), document("More", kind="story")])
    cube.renew(engine())
    with engine().going_back() as build:
        build.commit()
        build.publish()
    version = engine().version()
    held = cube.Cubes().at(engine(), version)
    assert held is None or held.shares("").counts({"public"})["kind"] == {"brief": 1}
    cube.renew(engine())
    assert cube.Cubes().at(engine(), version).shares("").counts({"public"})["kind"] == {"brief": 1}


def test_without_an_earlier_index_there_is_no_going_back(
    stock: Stock, settings: object, tmp_path: object
) -> None:
    settings.SEARCH_DIR = tmp_path
    settings.ELASTICSEARCH_PREFIX = "testnothinghere"
    assert engine().previous() == ""
    assert engine().unfinished() == ""
    with pytest.raises(EngineUnavailable, match="no index to go back to"), engine().going_back():
        pass
