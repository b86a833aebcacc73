"""Counts that are ready after a commit say exactly what counting live says, or are not used."""

import json
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from search import Access, cube, engine
from search.engines.base import Answer, Request
from search.facets import facet_names
from search.remembering import Remembering, forget_answers
from tests.search.stock import Stock, document

CLASSES = [Access.public(), Access.members(), *(Access.any_of(f"group:{number}") for number in range(6))]
LANGUAGES = ("en", "fr", "es", "ar", "de")
BEGINNING = datetime(2024, 1, 1, tzinfo=UTC)


def _documents() -> list[object]:
    chance = random.Random(7)
    return [
        document(
            f"N{number}",
            kind=chance.choice(("brief", "story", "topic")),
            language=chance.choice(LANGUAGES),
            access=chance.choice(CLASSES),
            other_languages=tuple(chance.sample(LANGUAGES, chance.randrange(3))),
            published=chance.choice((None, BEGINNING + timedelta(hours=chance.randrange(20_000)))),
            facets={
                "topic": tuple(chance.sample(("health", "housing", "debt", "work"), chance.randrange(3))),
                "region": tuple(chance.sample(("dakar", "accra", "senegal"), chance.randrange(3))),
            },
        )
        for number in range(120)
    ]


DOCUMENTS = _documents()


@pytest.fixture(autouse=True)
def _forgetful() -> None:
    forget_answers()


def browse(stock: Stock, **more: object) -> Request:
    classes = [each.key for each in CLASSES[:4]]
    return stock.request("", **({"classes": classes, "facets": facet_names(), "sort": "date"} | more))


def by_the_cube(request: Request, monkeypatch: pytest.MonkeyPatch) -> Answer | None:
    """The answer if the engine was asked for no counts, else None."""
    asked: list[Request] = []
    live = type(engine()).search
    monkeypatch.setattr(
        type(engine()), "search", lambda self, asking: asked.append(asking) or live(self, asking)
    )
    answer = Remembering(engine(), engine().version()).search(request)
    monkeypatch.undo()
    return None if asked[0].facets else answer


@pytest.mark.parametrize("seed", range(12))
def test_a_browse_is_counted_as_live(stock: Stock, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    stock.fill(DOCUMENTS)
    cube.renew(engine())
    chance = random.Random(seed)
    request = browse(
        stock,
        classes=[each.key for each in chance.sample(CLASSES, chance.randrange(1, len(CLASSES)))],
        serving=chance.choice(("", *LANGUAGES[:4])),
    )
    answer = by_the_cube(request, monkeypatch)
    assert answer is not None
    assert answer == engine().search(request)


@pytest.mark.parametrize("seed", range(6))
def test_the_newest_are_found_page_by_page(stock: Stock, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """However few a reader may open of the latest months, and behind the last page."""
    stock.fill(DOCUMENTS)
    cube.renew(engine())
    classes = [each.key for each in random.Random(seed).sample(CLASSES, 1 + seed % 3)]
    for offset in (0, 1, 4, 20, 90, 500):
        request = browse(stock, classes=classes, offset=offset, limit=3)
        answer = by_the_cube(request, monkeypatch)
        assert answer == engine().search(request)


def test_nobody_is_counted_nothing(stock: Stock, monkeypatch: pytest.MonkeyPatch) -> None:
    stock.fill(DOCUMENTS)
    cube.renew(engine())
    answer = by_the_cube(browse(stock, classes=()), monkeypatch)
    assert answer is not None
    assert all(not counts.values for counts in answer.counts.values())


@pytest.mark.parametrize(
    "more", [{"filters": {"kind": ("brief",)}}, {"hidden": ("tests.thing:N1",)}, {"serving": "de"}]
)
def test_anything_else_is_counted_live(
    stock: Stock, monkeypatch: pytest.MonkeyPatch, more: dict[str, object]
) -> None:
    stock.fill(DOCUMENTS)
    cube.renew(engine())
    assert by_the_cube(browse(stock, **more), monkeypatch) is None
    assert by_the_cube(replace(browse(stock), parsed=stock.request("n1").parsed), monkeypatch) is None


def test_counts_of_another_version_are_not_used(stock: Stock, monkeypatch: pytest.MonkeyPatch) -> None:
    stock.fill(DOCUMENTS)
    cube.renew(engine())
    stock.change(document("Fresh", facets={"topic": ("health",)}))
    assert by_the_cube(browse(stock), monkeypatch) is None
    assert cube.renew(engine())
    assert not cube.renew(engine())
    forget_answers()
    assert by_the_cube(browse(stock), monkeypatch) is not None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 1}', '{"version": "x", "shares": {"": {}}}'])
def test_a_broken_note_is_as_good_as_none(stock: Stock, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    stock.fill(DOCUMENTS)
    engine().keep(cube.NAME, text)
    assert by_the_cube(browse(stock), monkeypatch) is None
    assert cube.renew(engine())


@pytest.mark.parametrize("damage", [{"rows": "!"}, {"rows": ""}, {"totals": {}}, {"values": None}])
def test_damaged_counts_are_counted_live(
    stock: Stock, monkeypatch: pytest.MonkeyPatch, damage: dict[str, object]
) -> None:
    # A list of its own: what is made of the other one serves the other tests.
    stock.fill(list(DOCUMENTS))
    cube.renew(engine())
    kept = json.loads(engine().kept(cube.NAME))
    kept["shares"][""].update(damage)
    engine().keep(cube.NAME, json.dumps(kept))
    assert by_the_cube(browse(stock), monkeypatch) is None


def test_too_many_to_keep_are_counted_live(stock: Stock, monkeypatch: pytest.MonkeyPatch) -> None:
    stock.fill(list(DOCUMENTS))
    monkeypatch.setattr("search.shares.MOST_BYTES", 8)
    cube.renew(engine())
    assert by_the_cube(browse(stock), monkeypatch) is None
    assert not cube.renew(engine())
