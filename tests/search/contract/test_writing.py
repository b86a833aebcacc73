"""What is changed is found, what is taken out is gone, and nothing shows before it is committed."""

from datetime import UTC, datetime

import pytest

from search import Access, Passage, engine
from search.engines.base import EngineUnavailable
from tests.search.stock import Stock, document, key_of

DOCUMENTS = [
    document("Stays", body="word"),
    document("Goes", body="word", passages=(Passage("old part", "p=1"),)),
]


@pytest.fixture(autouse=True)
def _filled(stock: Stock) -> None:
    stock.fill(list(DOCUMENTS))


def test_a_change_replaces(stock: Stock) -> None:
    stock.change(document("Goes", body="other"))
    assert stock.found("word") == {"Stays"}
    assert stock.found("other") == {"Goes"}
    assert engine().info().documents == 2


def test_a_new_one_is_added(stock: Stock) -> None:
    stock.change(document("New", body="word"))
    assert stock.found("word") == {"Stays", "Goes", "New"}


def test_what_is_taken_out_leaves_nothing(stock: Stock) -> None:
    stock.change(without=["Goes", "Never there"])
    assert stock.found("") == {"Stays"}
    assert stock.found("part OR goes") == set()
    assert engine().suggest("go", stock.request()) == ()
    assert engine().info().passages == 1


@pytest.mark.parametrize("parts", [0, 1, 2, 5])
def test_old_passages_go_with_a_change(stock: Stock, parts: int) -> None:
    for count in (3, parts):
        passages = tuple(Passage(f"part number{number}", f"p={number}") for number in range(count))
        stock.change(document("Goes", passages=passages))
    assert engine().info().passages == 1 + parts
    assert bool(stock.found("number2")) == (parts > 2)


def test_nothing_shows_before_the_commit(stock: Stock) -> None:
    version = engine().version()
    with engine().update() as writer:
        writer.replace({key_of("Goes"): None, key_of("New"): document("New", body="word")})
        assert stock.found("word") == {"Stays", "Goes"}
        assert engine().version() == version
        writer.commit()
    assert stock.found("word") == {"Stays", "New"}
    assert engine().version() != version


def test_changes_of_one_commit_follow_each_other(stock: Stock) -> None:
    with engine().update() as writer:
        writer.replace({key_of("New"): document("New", passages=(Passage("first"), Passage("first")))})
        writer.replace({key_of("New"): document("New", body="second")})
        writer.replace({key_of("Goes"): None})
        writer.replace({key_of("Goes"): document("Goes", body="back")})
        writer.commit()
    assert stock.found("second") == {"New"}
    assert stock.found("first") == set()
    assert stock.found("back") == {"Goes"}
    assert engine().info().passages == 3


def test_who_may_read_can_change(stock: Stock) -> None:
    stock.change(document("Goes", body="word", access=Access.members()))
    assert stock.found("word") == {"Stays"}
    assert stock.found("word", classes=("public", "member")) == {"Stays", "Goes"}


def test_a_build_that_is_given_up_changes_nothing(stock: Stock) -> None:
    version = engine().version()
    with engine().build() as build:
        build.add([document("Other")])
        build.commit()
    assert engine().version() == version
    assert stock.found("") == {"Stays", "Goes"}


def test_a_build_that_fails_changes_nothing(stock: Stock) -> None:
    def fail() -> None:
        with engine().build() as build:
            build.add([document("Other")])
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power"):
        fail()
    assert stock.found("") == {"Stays", "Goes"}


def test_a_build_takes_the_place_of_all(stock: Stock) -> None:
    before = engine().info().generation
    with engine().build() as build:
        build.add([document("Other", body="word")])
        build.replace({key_of("Late"): document("Late", body="word"), key_of("Never there"): None})
        build.commit()
        assert build.count() == 2
        assert stock.found("word") == {"Stays", "Goes"}
        assert build.publish() != before
    assert stock.found("word") == {"Other", "Late"}


def test_notes_are_kept_beside_the_index(stock: Stock) -> None:
    assert engine().kept("nothing") == ""
    engine().keep("note.json", "ع" * 70_000)
    assert engine().kept("note.json") == "ع" * 70_000


@pytest.mark.parametrize(
    "odd",
    [
        document("Odd 1", body="\x00\u202e\ud83d found \x1b[31m red"),
        document("Odd 2", body="x" * 70_000 + " found"),
        document("Odd 3", body="found " * 60_000),
        document("Odd 4", body="found _ __ _underscored_ ___", facets={"topic": ("a.b:c-d_e",)}),
        document("Odd 5", body="found", published=datetime(1931, 1, 1, tzinfo=UTC)),
        document("Odd 6", body="found", published=None, updated=None),
        document("Odd 7", language="zh-hans", body="found 移民 返回"),
        document("Odd 8", body="found", extra={"starts": "2026-01-01", "number": 7, "nested": "{}"}),
    ],
    ids=lambda made: made.entry.title,
)
def test_odd_things_are_taken(stock: Stock, odd: object) -> None:
    stock.change(odd)
    assert stock.found("found") == {odd.entry.title}
    assert stock.ask("found").hits[0].extra == dict(odd.entry.extra)


def test_without_an_index_there_is_no_version_and_no_writer(
    stock: Stock, settings: object, tmp_path: object
) -> None:
    settings.SEARCH_DIR = tmp_path
    settings.ELASTICSEARCH_PREFIX = "testnothinghere"
    assert engine().version() == ""
    assert not engine().info().ready
    with pytest.raises(EngineUnavailable):
        engine().update()
    with pytest.raises(EngineUnavailable):
        stock.ask("word")
